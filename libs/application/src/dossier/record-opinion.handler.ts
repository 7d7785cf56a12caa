import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordOpinionCommand extends DossierBusCommand<'RecordOpinion'> {}

@CommandHandler(RecordOpinionCommand)
export class RecordOpinionHandler extends DossierHandler<'RecordOpinion'> {}
