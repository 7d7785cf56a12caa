import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class CompleteStepCommand extends DossierBusCommand<'CompleteStep'> {}

@CommandHandler(CompleteStepCommand)
export class CompleteStepHandler extends DossierHandler<'CompleteStep'> {}
