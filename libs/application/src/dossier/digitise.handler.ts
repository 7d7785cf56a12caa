import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class DigitiseCommand extends DossierBusCommand<'Digitise'> {}

@CommandHandler(DigitiseCommand)
export class DigitiseHandler extends DossierHandler<'Digitise'> {}
