import type { RowCursor } from '@hoso/read-models';
import { cursorIn, cursorText } from './list-cursor';
import { EdgeFault } from '../problem/edge-fault';

const PLACE = /^(.+)#(\d{1,9})$/;

/** A cursor as callers hand it back: the place of a list cursor, with the row of the dossier. */
export const rowCursorText = ({ at, code, nr }: RowCursor): string =>
  cursorText({ at, code: `${code}#${nr}` });

/** @throws EdgeFault invalid-shape for what no page has given */
export const rowCursorIn = (text: string): RowCursor => {
  const { at, code: place } = cursorIn(text);
  const [, code, nr] = PLACE.exec(place) ?? [];
  if (code === undefined)
    throw new EdgeFault('invalid-shape', {
      errors: [{ path: 'cursor', message: 'must be the `next` of a page' }],
    });
  return { at, code, nr: Number(nr) };
};
