import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RateCommand extends DossierBusCommand<'Rate'> {}

@CommandHandler(RateCommand)
export class RateHandler extends DossierHandler<'Rate'> {}
