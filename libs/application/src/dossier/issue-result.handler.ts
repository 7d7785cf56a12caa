import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class IssueResultCommand extends DossierBusCommand<'IssueResult'> {}

@CommandHandler(IssueResultCommand)
export class IssueResultHandler extends DossierHandler<'IssueResult'> {}
