import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class ApproveAnswerCommand extends PetitionBusCommand<'ApproveAnswer'> {}

@CommandHandler(ApproveAnswerCommand)
export class ApproveAnswerHandler extends PetitionHandler<'ApproveAnswer'> {}
