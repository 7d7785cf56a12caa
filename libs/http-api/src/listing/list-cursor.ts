import { parseInstant } from '@hoso/kernel';
import type { ListCursor } from '@hoso/read-models';
import { EdgeFault } from '../problem/edge-fault';
import { NUL } from '../shape/fields';

/** How a place in a list is handed to callers, opaque to them, and read when it comes back. */
export interface CursorForm<Cursor> {
  readonly write: (cursor: Cursor) => string;
  /** @throws EdgeFault invalid-shape for what no page has given */
  readonly read: (text: string) => Cursor;
}

/** For what no page has given. */
export const cursorUnknown = (): EdgeFault =>
  new EdgeFault('invalid-shape', {
    errors: [{ path: 'cursor', message: 'must be the `next` of a page' }],
  });

/** The parts of a place as opaque text. */
export const placeText = (...parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of a place, of any kind and number. @throws EdgeFault invalid-shape */
export const placeIn = (text: string): readonly unknown[] => {
  const parts = jsonIn(text);
  if (!Array.isArray(parts) || parts.some(isUnreadable)) throw cursorUnknown();
  return parts as readonly unknown[];
};

/** No column holds it, and the database refuses to look for it. */
const isUnreadable = (part: unknown): boolean => typeof part === 'string' && part.includes(NUL);

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const cursorIn = (text: string): ListCursor => {
  const [moment, code, ...more] = placeIn(text);
  const at = typeof moment === 'string' ? parseInstant(moment) : undefined;
  if (at === undefined || typeof code !== 'string' || more.length > 0) throw cursorUnknown();
  return { at, code };
};

/** Of lists with one row for a case. */
export const LIST_CURSOR: CursorForm<ListCursor> = {
  write: ({ at, code }) => placeText(at, code),
  read: cursorIn,
};
