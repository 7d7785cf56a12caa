import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RequestSupplementAtReceptionCommand extends DossierBusCommand<'RequestSupplementAtReception'> {}

@CommandHandler(RequestSupplementAtReceptionCommand)
export class RequestSupplementAtReceptionHandler extends DossierHandler<'RequestSupplementAtReception'> {}
