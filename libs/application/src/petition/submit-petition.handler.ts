import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class SubmitPetitionCommand extends PetitionBusCommand<'SubmitPetition'> {}

@CommandHandler(SubmitPetitionCommand)
export class SubmitPetitionHandler extends PetitionHandler<'SubmitPetition'> {}
