import type { DossierCommands } from '@hoso/domain';
import { instantOf } from '@hoso/kernel';
import { Moment, Optional, Text, Whole } from '../shape/fields';
import { CommandDto } from './command.dto';
import { AMOUNT_MAX, LENGTHS } from './lengths';

/** Exactly one of `calendarVersion`, `workingDays` and `dueAt` says how the dates move. */
export class ReviseDueDateDto extends CommandDto {
  @Text(LENGTHS.name) readonly instrument!: string;
  @Text(LENGTHS.reason) readonly reason!: string;
  @Optional() @Whole(1, Number.MAX_SAFE_INTEGER) readonly calendarVersion?: number;
  @Optional() @Whole(1, AMOUNT_MAX) readonly workingDays?: number;
  @Optional() @Moment() readonly dueAt?: string;
}

export const reviseDueDateData = ({
  occurredAt: _,
  dueAt,
  ...data
}: ReviseDueDateDto): DossierCommands['ReviseDueDate'] => ({
  ...data,
  ...(dueAt !== undefined && { dueAt: instantOf(dueAt) }),
});
