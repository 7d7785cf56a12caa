import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class AssignCommand extends DossierBusCommand<'Assign'> {}

@CommandHandler(AssignCommand)
export class AssignHandler extends DossierHandler<'Assign'> {}
