import { Temporal } from 'temporal-polyfill';
import { epochMs, instantFromMs, type Instant, type PlainDate } from './instant';

/** An IANA time zone name such as `Asia/Ho_Chi_Minh`. */
export type Zone = string;

export const VIETNAM: Zone = 'Asia/Ho_Chi_Minh';

const zoned = (at: Instant, zone: Zone) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);

interface LocalDay {
  readonly day: PlainDate;
  /** Inclusive and exclusive. */
  readonly from: Instant;
  readonly to: Instant;
  /** Such as `+07:00`; undefined where it changes on this day, or has seconds, as before there were zones. */
  readonly offset?: string;
}

const DAY_MS = 86_400_000;

const localDayAt = (at: Instant, zone: Zone): LocalDay => {
  const local = zoned(at, zone);
  const date = local.toPlainDate();
  const day = date.toString() as PlainDate;
  const from = local.startOfDay();
  const to = date.add({ days: 1 }).toZonedDateTime(zone);
  const bounds = { from: instantFromMs(from.epochMilliseconds), to: instantFromMs(to.epochMilliseconds) };
  // Clocks that are set back around midnight make a day in two pieces; only the moment itself is sure.
  const isInTwo = from.offsetNanoseconds !== to.offsetNanoseconds || at < bounds.from || at >= bounds.to;
  if (isInTwo) return { day, from: at, to: at };
  const isPlain = to.epochMilliseconds - from.epochMilliseconds === DAY_MS && local.offset.length === 6;
  return { day, ...bounds, ...(isPlain && { offset: local.offset }) };
};

/** The same days are asked about again and again: today, and those on which a dossier's life stands. */
const recentDays = new Map<string, LocalDay>();
const DAYS_REMEMBERED = 512;

/** By the day in UTC, most of whose hours lie in one day of a zone. */
const localDay = (at: Instant, zone: Zone): LocalDay => {
  const place = zone + at.slice(0, 10);
  const known = recentDays.get(place);
  if (known && known.from <= at && at < known.to) return known;
  const found = localDayAt(at, zone);
  recentDays.delete(place);
  recentDays.set(place, found);
  for (const [oldest] of recentDays) {
    if (recentDays.size <= DAYS_REMEMBERED) break;
    recentDays.delete(oldest);
  }
  return found;
};

/** The day on which an instant falls in a zone. */
export const dayOf = (at: Instant, zone: Zone): PlainDate => localDay(at, zone).day;

/** `HH:mm` on a day of a zone; a time skipped by a change of offset is read after the gap, a doubled one first. */
export const instantAt = (day: PlainDate, time: string, zone: Zone): Instant =>
  instantFromMs(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds);

/** The last millisecond of a day of a zone. */
export const endOfDay = (day: PlainDate, zone: Zone): Instant =>
  instantFromMs(epochMs(instantAt(addDays(day, 1), '00:00', zone)) - 1);

/** As people of the zone read it: `2025-02-14T16:30:00+07:00`; milliseconds only where there are any. */
export const localText = (at: Instant, zone: Zone): string => {
  const isWhole = at.endsWith('.000Z');
  const { day, from, offset } = localDay(at, zone);
  if (offset === undefined)
    return zoned(at, zone).toString({ timeZoneName: 'never', fractionalSecondDigits: isWhole ? 0 : 3 });
  const time = instantFromMs(epochMs(at) - epochMs(from)).slice(11, isWhole ? 19 : 23);
  return `${day}T${time}${offset}`;
};

/** Reads a local date and time without an offset in a zone; undefined when it is none. */
export const parseLocal = (text: string, zone: Zone): Instant | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/.test(text)) return undefined;
  try {
    return instantFromMs(
      Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds,
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** The day `days` calendar days later (earlier when negative). */
export const addDays = (day: PlainDate, days: number): PlainDate =>
  Temporal.PlainDate.from(day).add({ days }).toString() as PlainDate;

/** The same day of the month `months` later, or the last day of a shorter month. */
export const addMonths = (day: PlainDate, months: number): PlainDate =>
  Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString() as PlainDate;

/** ISO weekday: 1 Monday … 7 Sunday. */
export const weekdayOf = (day: PlainDate): number => Temporal.PlainDate.from(day).dayOfWeek;
