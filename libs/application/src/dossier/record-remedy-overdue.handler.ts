import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordRemedyOverdueCommand extends DossierBusCommand<'RecordRemedyOverdue'> {}

@CommandHandler(RecordRemedyOverdueCommand)
export class RecordRemedyOverdueHandler extends DossierHandler<'RecordRemedyOverdue'> {}
