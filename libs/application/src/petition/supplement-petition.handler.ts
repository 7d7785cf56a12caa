import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class SupplementPetitionCommand extends PetitionBusCommand<'SupplementPetition'> {}

@CommandHandler(SupplementPetitionCommand)
export class SupplementPetitionHandler extends PetitionHandler<'SupplementPetition'> {}
