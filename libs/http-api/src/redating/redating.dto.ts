import type { ReferenceData } from '@hoso/application';
import {
  REDATING_OUTCOMES,
  type DossierScope,
  type Instrument,
  type RedatingCause,
  type RedatingOutcome,
} from '@hoso/domain';
import { instantOf, type PlainDate } from '@hoso/kernel';
import { AMOUNT_MAX, LENGTHS } from '../dossier/lengths';
import { EdgeFault } from '../problem/edge-fault';
import { PageDto } from '../reference/page.dto';
import { Day, Moment, OneOf, Optional, Part, Text, Texts, Whole } from '../shape/fields';
import { NotBeside } from '../shape/not-beside';

/** Which open dossiers; what is left out does not narrow. */
export class ScopeDto {
  /** In charge. A head who names none means the own units. */
  @Optional() @Texts(LENGTHS.list, LENGTHS.code) readonly units?: string[];
  @Optional() @Texts(LENGTHS.list, LENGTHS.code) readonly procedures?: string[];
  @Optional() @Texts(LENGTHS.list, LENGTHS.name) readonly fields?: string[];
  /** First and last day of the statutory due date. */
  @Optional() @Day() readonly dueFrom?: PlainDate;
  @Optional() @Day() readonly dueTo?: PlainDate;
}

/** A calendar that was announced; without a version the newest. */
export class CalendarCauseDto {
  @Text(LENGTHS.code) readonly region!: string;
  @Optional() @Whole(1, Number.MAX_SAFE_INTEGER) readonly version?: number;
}

/** A legal instrument: by how many working days it moves the dates, or to when. */
export class InstrumentDto {
  @Text(LENGTHS.name) readonly number!: string;
  @Text(LENGTHS.reason) readonly legalBasis!: string;
  @Optional() @Whole(1, AMOUNT_MAX) readonly workingDays?: number;
  @Optional() @NotBeside('workingDays') @Moment() readonly dueAt?: string;
}

/** Exactly one of the two. */
export class CauseDto {
  @Optional() @Part(() => CalendarCauseDto) readonly calendar?: CalendarCauseDto;
  @Optional() @NotBeside('calendar') @Part(() => InstrumentDto) readonly instrument?: InstrumentDto;
}

export class ProposalDto {
  @Part(() => CauseDto) readonly cause!: CauseDto;
  @Optional() @Part(() => ScopeDto) readonly scope?: ScopeDto;
}

/** Cause and scope may be said again; they must then be those that were assessed. */
export class OrderDto {
  @Text(LENGTHS.reason) readonly reason!: string;
  @Optional() @Part(() => CauseDto) readonly cause?: CauseDto;
  @Optional() @Part(() => ScopeDto) readonly scope?: ScopeDto;
}

export class WithdrawalDto {
  @Text(LENGTHS.reason) readonly reason!: string;
}

export class ListedPageDto extends PageDto {
  @Optional() @OneOf(REDATING_OUTCOMES) readonly outcome?: RedatingOutcome;
}

const missing = (path: string, message: string): EdgeFault =>
  new EdgeFault('invalid-shape', { errors: [{ path, message }] });

const instrumentIn = ({ number, legalBasis, workingDays, dueAt }: InstrumentDto): Instrument => {
  if (workingDays !== undefined) return { number, legalBasis, workingDays };
  if (dueAt !== undefined) return { number, legalBasis, dueAt: instantOf(dueAt) };
  throw missing('cause.instrument', 'must say workingDays or dueAt');
};

/** Without a version the newest is meant. @throws EdgeFault invalid-shape for a cause that says nothing */
export const causeIn = ({ calendar, instrument }: CauseDto, reference: ReferenceData): RedatingCause => {
  if (instrument) return { instrument: instrumentIn(instrument) };
  if (!calendar) throw missing('cause', 'must say calendar or instrument');
  const { region } = calendar;
  const version = calendar.version ?? reference.calendar(region)?.version ?? 1;
  return { calendar: { region, version } };
};

/** Members that were left out are absent, so that the same scope is the same data. */
export const scopeIn = (scope: ScopeDto | undefined): DossierScope => ({ ...scope });
