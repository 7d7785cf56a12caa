import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class AnswerPetitionCommand extends PetitionBusCommand<'AnswerPetition'> {}

@CommandHandler(AnswerPetitionCommand)
export class AnswerPetitionHandler extends PetitionHandler<'AnswerPetition'> {}
