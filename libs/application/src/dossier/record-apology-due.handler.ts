import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordApologyDueCommand extends DossierBusCommand<'RecordApologyDue'> {}

@CommandHandler(RecordApologyDueCommand)
export class RecordApologyDueHandler extends DossierHandler<'RecordApologyDue'> {}
