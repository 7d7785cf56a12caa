import type { Instant, PlainDate, Zone } from '@hoso/kernel';

/** A span of law in its own unit; `amount` is 0 or more, whole except for working hours. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'working-hours' | 'working-days' | 'calendar-days' | 'months';
}

/** One unbroken stretch of work on a day, local `HH:mm`, from inclusive, to exclusive. */
export interface Session {
  readonly from: string;
  readonly to: string;
}

/** The sessions of each working day from one `MM-DD` to another, both inclusive; it may run over New Year. */
export interface Season {
  readonly from: string;
  readonly to: string;
  readonly sessions: readonly Session[];
}

/** What one year changes about the week: weekdays off (holidays, compensation, swaps) and rest days worked. */
export interface CalendarYear {
  readonly off: readonly PlainDate[];
  readonly worked: readonly PlainDate[];
  /** `provisional` while the yearly decision (Labour Code 2019 art. 112.3) is outstanding in part. */
  readonly status: 'final' | 'provisional';
  /** The documents that it rests on. */
  readonly source: string;
  /** What a provisional year still lacks. */
  readonly missing?: readonly string[];
  readonly announcedAt?: PlainDate;
}

/**
 * The working time of one region. Treat it as immutable and pass the same object again:
 * its days are computed once per object.
 */
export interface WorkingCalendar {
  readonly region: string;
  /** Grows by one with every announcement. */
  readonly version: number;
  readonly zone: Zone;
  /** ISO weekdays of the working week, 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly seasons: readonly Season[];
  /** By `YYYY`; a year that is absent has its weekdays, no holidays, and counts as provisional. */
  readonly years: Readonly<Record<string, CalendarYear>>;
}

export interface DueDate {
  readonly dueAt: Instant;
  /** True when the counting touches a year that is provisional or absent: the date may still move. */
  readonly provisional: boolean;
}
