import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class AssignPetitionCommand extends PetitionBusCommand<'AssignPetition'> {}

@CommandHandler(AssignPetitionCommand)
export class AssignPetitionHandler extends PetitionHandler<'AssignPetition'> {}
