import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RequestSupplementCommand extends DossierBusCommand<'RequestSupplement'> {}

@CommandHandler(RequestSupplementCommand)
export class RequestSupplementHandler extends DossierHandler<'RequestSupplement'> {}
