import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class DeliverApologyCommand extends DossierBusCommand<'DeliverApology'> {}

@CommandHandler(DeliverApologyCommand)
export class DeliverApologyHandler extends DossierHandler<'DeliverApology'> {}
