import { Temporal } from 'temporal-polyfill';
import { epochMs, instantFromMs, type Instant, type PlainDate } from './instant';

/** An IANA time zone name such as `Asia/Ho_Chi_Minh`. */
export type Zone = string;

export const VIETNAM: Zone = 'Asia/Ho_Chi_Minh';

const zoned = (at: Instant, zone: Zone) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);

interface LocalDay {
  readonly zone: Zone;
  readonly day: PlainDate;
  /** Inclusive and exclusive. */
  readonly from: Instant;
  readonly to: Instant;
}

const localDayAt = (at: Instant, zone: Zone): LocalDay => {
  const local = zoned(at, zone);
  const day = local.toPlainDate();
  const from = local.startOfDay();
  const to = day.add({ days: 1 }).toZonedDateTime(zone);
  const bounds =
    from.offsetNanoseconds === to.offsetNanoseconds
      ? { from: instantFromMs(from.epochMilliseconds), to: instantFromMs(to.epochMilliseconds) }
      : // Clocks that are set back at midnight make a day in two pieces; only the moment itself is sure.
        { from: at, to: at };
  return { zone, day: day.toString() as PlainDate, ...bounds };
};

/** Under load the same few days are asked about again and again: today, and when something falls due. */
const recentDays: LocalDay[] = [];
const DAYS_REMEMBERED = 16;
let nextPlace = 0;

/** The day on which an instant falls in a zone. */
export const dayOf = (at: Instant, zone: Zone): PlainDate => {
  for (const known of recentDays)
    if (known.from <= at && at < known.to && known.zone === zone) return known.day;
  const found = localDayAt(at, zone);
  recentDays[nextPlace] = found;
  nextPlace = (nextPlace + 1) % DAYS_REMEMBERED;
  return found.day;
};

/** `HH:mm` on a day of a zone; a time skipped by a change of offset is read after the gap, a doubled one first. */
export const instantAt = (day: PlainDate, time: string, zone: Zone): Instant =>
  instantFromMs(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds);

/** The last millisecond of a day of a zone. */
export const endOfDay = (day: PlainDate, zone: Zone): Instant =>
  instantFromMs(epochMs(instantAt(addDays(day, 1), '00:00', zone)) - 1);

/** As people of the zone read it: `2025-02-14T16:30:00+07:00`; milliseconds only where there are any. */
export const localText = (at: Instant, zone: Zone): string =>
  zoned(at, zone).toString({ timeZoneName: 'never', fractionalSecondDigits: at.endsWith('.000Z') ? 0 : 3 });

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
