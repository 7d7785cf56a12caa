import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordOverdueCommand extends DossierBusCommand<'RecordOverdue'> {}

@CommandHandler(RecordOverdueCommand)
export class RecordOverdueHandler extends DossierHandler<'RecordOverdue'> {}
