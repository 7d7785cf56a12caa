import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class StartStepCommand extends DossierBusCommand<'StartStep'> {}

@CommandHandler(StartStepCommand)
export class StartStepHandler extends DossierHandler<'StartStep'> {}
