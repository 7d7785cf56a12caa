import type { DossierCommands } from '@hoso/domain';
import { instantOf } from '@hoso/kernel';
import { Moment, Part, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { LetterDto } from './vocabulary.dto';

export class ApologiseAndRescheduleDto extends CommandDto {
  @Part(() => LetterDto) readonly letter!: LetterDto;
  @Text(LENGTHS.reason) readonly reason!: string;
  @Moment() readonly newDueAt!: string;
}

export const apologiseAndRescheduleData = ({
  occurredAt: _,
  newDueAt,
  ...data
}: ApologiseAndRescheduleDto): DossierCommands['ApologiseAndReschedule'] => ({
  ...data,
  newDueAt: instantOf(newDueAt),
});
