import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ReturnExplanationCommand extends DossierBusCommand<'ReturnExplanation'> {}

@CommandHandler(ReturnExplanationCommand)
export class ReturnExplanationHandler extends DossierHandler<'ReturnExplanation'> {}
