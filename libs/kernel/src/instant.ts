declare const instant: unique symbol;
declare const plainDate: unique symbol;

/**
 * A moment, always written `YYYY-MM-DDTHH:mm:ss.sssZ` (UTC, milliseconds, 24 characters),
 * so that text order is time order and the stored form is the value itself.
 */
export type Instant = string & { readonly [instant]: true };

/** A day of the calendar, written `YYYY-MM-DD`, without a time zone; text order is day order. */
export type PlainDate = string & { readonly [plainDate]: true };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const epochMs = (at: Instant): number => Date.parse(at);

/** @throws RangeError outside the years 0000–9999, where text order would end. */
export const instantFromMs = (ms: number): Instant => {
  const text = new Date(ms).toISOString();
  if (text.length !== 24)
    throw new RangeError(`An instant lies between the years 0000 and 9999, not at ${ms} ms`);
  return text as Instant;
};

/**
 * Reads an ISO 8601 date and time with an offset or `Z`; fractions beyond milliseconds are cut.
 * @returns undefined when the text is no such moment (31 February, a missing offset, another format).
 */
export const parseInstant = (text: string): Instant | undefined => {
  if (!INSTANT.test(text) || parsePlainDate(text.slice(0, 10)) === undefined) return undefined;
  const ms = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(ms) || ms < -62167219200000 ? undefined : instantFromMs(ms);
};

/** @returns undefined when the text is no day of the Gregorian calendar. */
export const parsePlainDate = (text: string): PlainDate | undefined => {
  const parts = DATE.exec(text);
  if (!parts) return undefined;
  const day = new Date(0);
  day.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return day.toISOString().startsWith(text) ? (text as PlainDate) : undefined;
};

/** For literals in code and tests. @throws RangeError when the text is no moment with an offset. */
export const instantOf = (text: string): Instant => {
  const at = parseInstant(text);
  if (at === undefined) throw new RangeError(`Not an instant with an offset: ${text}`);
  return at;
};

/** For literals in code and tests. @throws RangeError when the text is no day. */
export const plainDateOf = (text: string): PlainDate => {
  const day = parsePlainDate(text);
  if (day === undefined) throw new RangeError(`Not a calendar day: ${text}`);
  return day;
};
