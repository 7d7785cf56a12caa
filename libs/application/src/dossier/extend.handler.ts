import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ExtendCommand extends DossierBusCommand<'Extend'> {}

@CommandHandler(ExtendCommand)
export class ExtendHandler extends DossierHandler<'Extend'> {}
