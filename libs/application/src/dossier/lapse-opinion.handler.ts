import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class LapseOpinionCommand extends DossierBusCommand<'LapseOpinion'> {}

@CommandHandler(LapseOpinionCommand)
export class LapseOpinionHandler extends DossierHandler<'LapseOpinion'> {}
