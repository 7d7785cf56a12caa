import {
  endOfDay,
  instantAt,
  parseInstant,
  parseLocal,
  parsePlainDate,
  VIETNAM,
  type Instant,
} from '@hoso/kernel';
import { UsageError } from './usage-error';

/** Reads a moment; one without an offset is Vietnam's. @throws UsageError */
export const momentOf = (text: string, option: string): Instant => {
  const at = parseInstant(text) ?? parseLocal(text, VIETNAM);
  if (at === undefined) {
    throw new UsageError(
      `${option}: a moment such as 2025-01-24T15:30 or 2025-01-24T15:30:00+07:00, not "${text}"`,
    );
  }
  return at;
};

/** Reads a moment or a day, which means its end in Vietnam. @throws UsageError */
export const momentOrDayOf = (text: string, option: string): Instant => {
  const day = parsePlainDate(text);
  return day ? endOfDay(day, VIETNAM) : momentOf(text, option);
};

/** Reads a moment or a day, which means its beginning in Vietnam. @throws UsageError */
export const momentOrBeginningOf = (text: string, option: string): Instant => {
  const day = parsePlainDate(text);
  return day ? instantAt(day, '00:00', VIETNAM) : momentOf(text, option);
};
