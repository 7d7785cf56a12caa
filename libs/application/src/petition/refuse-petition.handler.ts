import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class RefusePetitionCommand extends PetitionBusCommand<'RefusePetition'> {}

@CommandHandler(RefusePetitionCommand)
export class RefusePetitionHandler extends PetitionHandler<'RefusePetition'> {}
