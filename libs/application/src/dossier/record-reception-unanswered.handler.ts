import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordReceptionUnansweredCommand extends DossierBusCommand<'RecordReceptionUnanswered'> {}

@CommandHandler(RecordReceptionUnansweredCommand)
export class RecordReceptionUnansweredHandler extends DossierHandler<'RecordReceptionUnanswered'> {}
