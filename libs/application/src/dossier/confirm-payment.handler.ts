import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ConfirmPaymentCommand extends DossierBusCommand<'ConfirmPayment'> {}

@CommandHandler(ConfirmPaymentCommand)
export class ConfirmPaymentHandler extends DossierHandler<'ConfirmPayment'> {}
