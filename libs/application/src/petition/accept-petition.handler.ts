import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class AcceptPetitionCommand extends PetitionBusCommand<'AcceptPetition'> {}

@CommandHandler(AcceptPetitionCommand)
export class AcceptPetitionHandler extends PetitionHandler<'AcceptPetition'> {}
