import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ReceiveCommand extends DossierBusCommand<'Receive'> {}

@CommandHandler(ReceiveCommand)
export class ReceiveHandler extends DossierHandler<'Receive'> {}
