import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class TakeBackCommand extends DossierBusCommand<'TakeBack'> {}

@CommandHandler(TakeBackCommand)
export class TakeBackHandler extends DossierHandler<'TakeBack'> {}
