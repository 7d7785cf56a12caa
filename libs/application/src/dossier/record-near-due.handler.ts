import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordNearDueCommand extends DossierBusCommand<'RecordNearDue'> {}

@CommandHandler(RecordNearDueCommand)
export class RecordNearDueHandler extends DossierHandler<'RecordNearDue'> {}
