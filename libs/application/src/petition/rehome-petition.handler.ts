import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class RehomePetitionCommand extends PetitionBusCommand<'RehomePetition'> {}

@CommandHandler(RehomePetitionCommand)
export class RehomePetitionHandler extends PetitionHandler<'RehomePetition'> {}
