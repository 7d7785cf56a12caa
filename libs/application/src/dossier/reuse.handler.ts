import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ReuseCommand extends DossierBusCommand<'Reuse'> {}

@CommandHandler(ReuseCommand)
export class ReuseHandler extends DossierHandler<'Reuse'> {}
