import { CommandHandler } from '@nestjs/cqrs';
import { DossierBusCommand } from './dossier-command';
import { DossierHandler } from './dossier-handler';

export class RequirePaymentCommand extends DossierBusCommand<'RequirePayment'> {}

@CommandHandler(RequirePaymentCommand)
export class RequirePaymentHandler extends DossierHandler<'RequirePayment'> {}
