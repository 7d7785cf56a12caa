import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class NeutraliseCommand extends DossierBusCommand<'Neutralise'> {}

@CommandHandler(NeutraliseCommand)
export class NeutraliseHandler extends DossierHandler<'Neutralise'> {}
