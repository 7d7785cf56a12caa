import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class RequestInformationCommand extends PetitionBusCommand<'RequestInformation'> {}

@CommandHandler(RequestInformationCommand)
export class RequestInformationHandler extends PetitionHandler<'RequestInformation'> {}
