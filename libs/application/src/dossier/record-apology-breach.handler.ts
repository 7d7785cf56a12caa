import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RecordApologyBreachCommand extends DossierBusCommand<'RecordApologyBreach'> {}

@CommandHandler(RecordApologyBreachCommand)
export class RecordApologyBreachHandler extends DossierHandler<'RecordApologyBreach'> {}
