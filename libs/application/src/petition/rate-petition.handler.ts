import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class RatePetitionCommand extends PetitionBusCommand<'RatePetition'> {}

@CommandHandler(RatePetitionCommand)
export class RatePetitionHandler extends PetitionHandler<'RatePetition'> {}
