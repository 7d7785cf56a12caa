import type { Instant, PlainDate } from '@hoso/kernel';

const FIRST_YEAR = '1900';
const LAST_YEAR = '2199';

/** The years that moments and days are taken of, as the end of a sentence. */
export const ERA_MEANING = `of the years ${FIRST_YEAR} to ${LAST_YEAR}`;

/** Whether a moment or day is far enough from the ends of time that every limit can be counted from it. */
export const isWithinEra = (text: Instant | PlainDate): boolean => {
  const year = text.slice(0, 4);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};
