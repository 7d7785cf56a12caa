import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class AcceptExplanationCommand extends DossierBusCommand<'AcceptExplanation'> {}

@CommandHandler(AcceptExplanationCommand)
export class AcceptExplanationHandler extends DossierHandler<'AcceptExplanation'> {}
