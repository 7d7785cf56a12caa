import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class AcceptSupplementCommand extends DossierBusCommand<'AcceptSupplement'> {}

@CommandHandler(AcceptSupplementCommand)
export class AcceptSupplementHandler extends DossierHandler<'AcceptSupplement'> {}
