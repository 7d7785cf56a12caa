import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ReassignCommand extends DossierBusCommand<'Reassign'> {}

@CommandHandler(ReassignCommand)
export class ReassignHandler extends DossierHandler<'Reassign'> {}
