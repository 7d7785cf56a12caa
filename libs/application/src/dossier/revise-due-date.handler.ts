import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ReviseDueDateCommand extends DossierBusCommand<'ReviseDueDate'> {}

@CommandHandler(ReviseDueDateCommand)
export class ReviseDueDateHandler extends DossierHandler<'ReviseDueDate'> {}
