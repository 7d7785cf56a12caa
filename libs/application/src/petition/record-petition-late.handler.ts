import { CommandHandler } from '@nestjs/cqrs';
import { PetitionBusCommand } from './petition-command';
import { PetitionHandler } from './petition-handler';

export class RecordPetitionLateCommand extends PetitionBusCommand<'RecordPetitionLate'> {}

@CommandHandler(RecordPetitionLateCommand)
export class RecordPetitionLateHandler extends PetitionHandler<'RecordPetitionLate'> {}
