import { addDays, addMonths, endOfDay, instantAt, plainDateOf } from '@hoso/kernel';
import type { Instant, PlainDate, Zone } from '@hoso/kernel';

/** What a periodic report is about: a month `2026-11`, a quarter `2026-Q4` or a year `2026`; local days, both inclusive. */
export interface AccountabilityPeriod {
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const NAME = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/;

const monthsOf = (month: string | undefined, quarter: string | undefined) => {
  if (month !== undefined) return { first: month, count: 1 };
  if (quarter === undefined) return { first: '01', count: 12 };
  return { first: String(3 * Number(quarter) - 2).padStart(2, '0'), count: 3 };
};

/** @returns undefined for a name that is no period */
export const accountabilityPeriod = (name: string): AccountabilityPeriod | undefined => {
  const [, year, month, quarter] = NAME.exec(name) ?? [];
  if (year === undefined) return undefined;
  const { first, count } = monthsOf(month, quarter);
  const from = plainDateOf(`${year}-${first}-01`);
  return { name, from, to: addDays(addMonths(from, count), -1) };
};

/** The first and the last moment of a period. */
export const momentsOf = (
  { from, to }: AccountabilityPeriod,
  zone: Zone,
): { readonly start: Instant; readonly end: Instant } => ({
  start: instantAt(from, '00:00', zone),
  end: endOfDay(to, zone),
});
