import { AccountabilityController } from './accountability.controller';
import { CooperationController } from './cooperation.controller';
import { CorrectionController } from './correction.controller';
import { DigitisationController } from './digitisation.controller';
import { HandlingController } from './handling.controller';
import { LatenessController } from './lateness.controller';
import { OutcomeController } from './outcome.controller';
import { PaymentController } from './payment.controller';
import { ReceptionController } from './reception.controller';
import { SupplementController } from './supplement.controller';

/** The routes of all commands, room by room. */
export const COMMAND_CONTROLLERS = [
  ReceptionController,
  SupplementController,
  HandlingController,
  CooperationController,
  PaymentController,
  DigitisationController,
  LatenessController,
  AccountabilityController,
  OutcomeController,
  CorrectionController,
];
