import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ReturnResultCommand extends DossierBusCommand<'ReturnResult'> {}

@CommandHandler(ReturnResultCommand)
export class ReturnResultHandler extends DossierHandler<'ReturnResult'> {}
