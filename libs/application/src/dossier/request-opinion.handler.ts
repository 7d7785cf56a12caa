import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RequestOpinionCommand extends DossierBusCommand<'RequestOpinion'> {}

@CommandHandler(RequestOpinionCommand)
export class RequestOpinionHandler extends DossierHandler<'RequestOpinion'> {}
