import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class CompleteRemedyCommand extends DossierBusCommand<'CompleteRemedy'> {}

@CommandHandler(CompleteRemedyCommand)
export class CompleteRemedyHandler extends DossierHandler<'CompleteRemedy'> {}
