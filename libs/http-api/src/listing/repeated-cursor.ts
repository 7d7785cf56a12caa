import type { RepeatedCursor } from '@hoso/read-models';
import { cursorUnknown, placeIn, placeText, type CursorForm } from './list-cursor';

const cursorIn = (text: string): RepeatedCursor => {
  const [breaches, unit, officer, ...more] = placeIn(text);
  const isWho = typeof unit === 'string' && (typeof officer === 'string' || officer === null);
  if (!Number.isSafeInteger(breaches) || !isWho || more.length > 0) throw cursorUnknown();
  return { breaches: Number(breaches), unit, officer };
};

/** Of the list of who was late repeatedly. */
export const REPEATED_CURSOR: CursorForm<RepeatedCursor> = {
  write: ({ breaches, unit, officer }) => placeText(breaches, unit, officer),
  read: cursorIn,
};
