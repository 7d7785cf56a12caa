import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordOpinionLateCommand extends DossierBusCommand<'RecordOpinionLate'> {}

@CommandHandler(RecordOpinionLateCommand)
export class RecordOpinionLateHandler extends DossierHandler<'RecordOpinionLate'> {}
