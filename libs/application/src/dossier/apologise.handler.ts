import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ApologiseCommand extends DossierBusCommand<'Apologise'> {}

@CommandHandler(ApologiseCommand)
export class ApologiseHandler extends DossierHandler<'Apologise'> {}
