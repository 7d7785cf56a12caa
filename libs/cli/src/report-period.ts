import { addDays, addMonths, parsePlainDate, type PlainDate } from '@hoso/kernel';
import type { RecordedBy, ReportRequest } from '@hoso/reports';
import { momentOrDayOf } from './moments';
import { UsageError } from './usage-error';

/** The options that say what a report is about. */
export interface PeriodOptions {
  readonly from?: string;
  readonly to?: string;
  readonly unit?: string;
  readonly procedure?: string;
  /** A log position, a moment or a day. */
  readonly asOf?: string;
}

const dayOf = (option: string, text: string | undefined): PlainDate => {
  const day = text === undefined ? undefined : parsePlainDate(text);
  if (day === undefined) throw new UsageError(`${option}: a day such as 2025-06-30, not "${text ?? ''}"`);
  return day;
};

const recordedBy = (text: string): RecordedBy =>
  /^\d{1,19}$/.test(text) ? { position: BigInt(text) } : { time: momentOrDayOf(text, '--as-of') };

const narrowed = ({ unit, procedure, asOf }: PeriodOptions) => ({
  ...(unit !== undefined && { unit }),
  ...(procedure !== undefined && { procedure }),
  ...(asOf !== undefined && { asOf: recordedBy(asOf) }),
});

/** @throws UsageError */
export const requestOf = (options: PeriodOptions): ReportRequest => ({
  from: dayOf('--from', options.from),
  to: dayOf('--to', options.to),
  ...narrowed(options),
});

const MONTHS = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/;

/** One request for each month of `2010-01..2012-12`. @throws UsageError */
export const monthsOf = (text: string, options: PeriodOptions): readonly ReportRequest[] => {
  const [, first, last] = MONTHS.exec(text) ?? [];
  if (options.from !== undefined || options.to !== undefined)
    throw new UsageError('Name --from and --to, or --months');
  const until = dayOf('--months', last && `${last}-01`);
  const months: ReportRequest[] = [];
  for (let from = dayOf('--months', first && `${first}-01`); from <= until; from = addMonths(from, 1))
    months.push({ from, to: addDays(addMonths(from, 1), -1), ...narrowed(options) });
  if (months.length === 0) throw new UsageError(`--months: the first month comes first, not "${text}"`);
  return months;
};
