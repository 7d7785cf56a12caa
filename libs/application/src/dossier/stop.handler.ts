import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class StopCommand extends DossierBusCommand<'Stop'> {}

@CommandHandler(StopCommand)
export class StopHandler extends DossierHandler<'Stop'> {}
