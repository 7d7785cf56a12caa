import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RefuseReceptionCommand extends DossierBusCommand<'RefuseReception'> {}

@CommandHandler(RefuseReceptionCommand)
export class RefuseReceptionHandler extends DossierHandler<'RefuseReception'> {}
