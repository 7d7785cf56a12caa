import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordStepOverdueCommand extends DossierBusCommand<'RecordStepOverdue'> {}

@CommandHandler(RecordStepOverdueCommand)
export class RecordStepOverdueHandler extends DossierHandler<'RecordStepOverdue'> {}
