import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class TransferCommand extends DossierBusCommand<'Transfer'> {}

@CommandHandler(TransferCommand)
export class TransferHandler extends DossierHandler<'Transfer'> {}
