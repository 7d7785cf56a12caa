import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordSupplementUnansweredCommand extends DossierBusCommand<'RecordSupplementUnanswered'> {}

@CommandHandler(RecordSupplementUnansweredCommand)
export class RecordSupplementUnansweredHandler extends DossierHandler<'RecordSupplementUnanswered'> {}
