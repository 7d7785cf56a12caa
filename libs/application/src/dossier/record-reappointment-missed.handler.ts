import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordReappointmentMissedCommand extends DossierBusCommand<'RecordReappointmentMissed'> {}

@CommandHandler(RecordReappointmentMissedCommand)
export class RecordReappointmentMissedHandler extends DossierHandler<'RecordReappointmentMissed'> {}
