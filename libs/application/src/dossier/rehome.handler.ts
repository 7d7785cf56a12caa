import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RehomeCommand extends DossierBusCommand<'Rehome'> {}

@CommandHandler(RehomeCommand)
export class RehomeHandler extends DossierHandler<'Rehome'> {}
