import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class ReopenPetitionCommand extends PetitionBusCommand<'ReopenPetition'> {}

@CommandHandler(ReopenPetitionCommand)
export class ReopenPetitionHandler extends PetitionHandler<'ReopenPetition'> {}
