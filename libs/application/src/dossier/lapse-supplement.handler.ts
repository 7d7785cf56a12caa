import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class LapseSupplementCommand extends DossierBusCommand<'LapseSupplement'> {}

@CommandHandler(LapseSupplementCommand)
export class LapseSupplementHandler extends DossierHandler<'LapseSupplement'> {}
