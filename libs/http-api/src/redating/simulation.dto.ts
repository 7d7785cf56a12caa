import type { LimitChange } from '@hoso/domain';
import { AMOUNT_MAX, LENGTHS, LIMIT_UNITS } from '../dossier/lengths';
import { LimitDto } from '../dossier/vocabulary.dto';
import { EdgeFault } from '../problem/edge-fault';
import { AnnouncedYearDto, CalendarDto } from '../reference/calendar.dto';
import { Amount, OneOf, Optional, Part, Text } from '../shape/fields';
import { NotBeside } from '../shape/not-beside';
import { ScopeDto } from './redating.dto';

/** Another limit outright, or the present one with an amount more (or, negative, less). */
export class LimitChangeDto {
  @Optional() @Part(() => LimitDto) readonly limit?: LimitDto;
  @Optional() @NotBeside('limit') @Amount(-AMOUNT_MAX, AMOUNT_MAX) readonly amount?: number;
  @Optional() @NotBeside('limit') @OneOf(LIMIT_UNITS) readonly unit?: (typeof LIMIT_UNITS)[number];
}

export class LimitSimulationDto {
  @Part(() => LimitChangeDto) readonly change!: LimitChangeDto;
  @Optional() @Part(() => ScopeDto) readonly scope?: ScopeDto;
}

export class SupposedYearDto extends AnnouncedYearDto {
  @Text(LENGTHS.code) readonly region!: string;
}

/** A whole calendar, or one year of a known one. */
export class CalendarSimulationDto {
  @Optional() @Part(() => CalendarDto) readonly calendar?: CalendarDto;
  @Optional() @NotBeside('calendar') @Part(() => SupposedYearDto) readonly year?: SupposedYearDto;
  @Optional() @Part(() => ScopeDto) readonly scope?: ScopeDto;
}

const wrong = (path: string, message: string): EdgeFault =>
  new EdgeFault('invalid-shape', { errors: [{ path, message }] });

const isWhole = (amount: number, unit: string): boolean =>
  unit === 'working-hours' || Number.isInteger(amount);

/** @throws EdgeFault invalid-shape */
export const changeIn = ({ limit, amount, unit }: LimitChangeDto): LimitChange => {
  if (limit) {
    if (limit.amount === 0 || !isWhole(limit.amount, limit.unit))
      throw wrong('change.limit.amount', 'must be more than 0, and whole but for working-hours');
    return { limit };
  }
  if (amount === undefined || unit === undefined) throw wrong('change', 'must say limit, or amount and unit');
  if (amount === 0 || !isWhole(amount, unit))
    throw wrong('change.amount', 'must be other than 0, and whole but for working-hours');
  return { by: { amount, unit } };
};

export const calendarMissing = (): EdgeFault => wrong('calendar', 'must say calendar or year');
