import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class HandOverCommand extends DossierBusCommand<'HandOver'> {}

@CommandHandler(HandOverCommand)
export class HandOverHandler extends DossierHandler<'HandOver'> {}
