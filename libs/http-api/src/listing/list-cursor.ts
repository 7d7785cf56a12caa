import { parseInstant } from '@hoso/kernel';
import type { ListCursor } from '@hoso/read-models';
import { EdgeFault } from '../problem/edge-fault';

/** How a place in a list is handed to callers, opaque to them, and read when it comes back. */
export interface CursorForm<Cursor> {
  readonly write: (cursor: Cursor) => string;
  /** @throws EdgeFault invalid-shape for what no page has given */
  readonly read: (text: string) => Cursor;
}

const cursorText = ({ at, code }: ListCursor): string =>
  Buffer.from(JSON.stringify([at, code])).toString('base64url');

const pairIn = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const cursorIn = (text: string): ListCursor => {
  const pair = pairIn(text);
  const [moment, code] = Array.isArray(pair) && pair.length === 2 ? (pair as readonly unknown[]) : [];
  const at = typeof moment === 'string' ? parseInstant(moment) : undefined;
  if (at === undefined || typeof code !== 'string')
    throw new EdgeFault('invalid-shape', {
      errors: [{ path: 'cursor', message: 'must be the `next` of a page' }],
    });
  return { at, code };
};

/** Of lists with one row for a case. */
export const LIST_CURSOR: CursorForm<ListCursor> = { write: cursorText, read: cursorIn };
