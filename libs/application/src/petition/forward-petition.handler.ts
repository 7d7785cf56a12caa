import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class ForwardPetitionCommand extends PetitionBusCommand<'ForwardPetition'> {}

@CommandHandler(ForwardPetitionCommand)
export class ForwardPetitionHandler extends PetitionHandler<'ForwardPetition'> {}
