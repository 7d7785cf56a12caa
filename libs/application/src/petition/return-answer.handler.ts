import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class ReturnAnswerCommand extends PetitionBusCommand<'ReturnAnswer'> {}

@CommandHandler(ReturnAnswerCommand)
export class ReturnAnswerHandler extends PetitionHandler<'ReturnAnswer'> {}
