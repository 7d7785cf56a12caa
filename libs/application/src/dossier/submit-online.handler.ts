import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class SubmitOnlineCommand extends DossierBusCommand<'SubmitOnline'> {}

@CommandHandler(SubmitOnlineCommand)
export class SubmitOnlineHandler extends DossierHandler<'SubmitOnline'> {}
