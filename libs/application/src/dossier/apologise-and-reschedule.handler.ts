import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ApologiseAndRescheduleCommand extends DossierBusCommand<'ApologiseAndReschedule'> {}

@CommandHandler(ApologiseAndRescheduleCommand)
export class ApologiseAndRescheduleHandler extends DossierHandler<'ApologiseAndReschedule'> {}
