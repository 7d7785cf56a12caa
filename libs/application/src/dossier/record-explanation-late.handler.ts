import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordExplanationLateCommand extends DossierBusCommand<'RecordExplanationLate'> {}

@CommandHandler(RecordExplanationLateCommand)
export class RecordExplanationLateHandler extends DossierHandler<'RecordExplanationLate'> {}
