import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class PublishAnswerCommand extends PetitionBusCommand<'PublishAnswer'> {}

@CommandHandler(PublishAnswerCommand)
export class PublishAnswerHandler extends PetitionHandler<'PublishAnswer'> {}
