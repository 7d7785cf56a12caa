import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class FindIneligibleCommand extends DossierBusCommand<'FindIneligible'> {}

@CommandHandler(FindIneligibleCommand)
export class FindIneligibleHandler extends DossierHandler<'FindIneligible'> {}
