import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class ExplainLatenessCommand extends DossierBusCommand<'ExplainLateness'> {}

@CommandHandler(ExplainLatenessCommand)
export class ExplainLatenessHandler extends DossierHandler<'ExplainLateness'> {}
