import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class FulfilPromiseCommand extends PetitionBusCommand<'FulfilPromise'> {}

@CommandHandler(FulfilPromiseCommand)
export class FulfilPromiseHandler extends PetitionHandler<'FulfilPromise'> {}
