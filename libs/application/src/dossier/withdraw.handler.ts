import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class WithdrawCommand extends DossierBusCommand<'Withdraw'> {}

@CommandHandler(WithdrawCommand)
export class WithdrawHandler extends DossierHandler<'Withdraw'> {}
