import type { ExplanationCursor } from '@hoso/read-models';
import { cursorIn, cursorText } from '../listing/list-cursor';
import { EdgeFault } from '../problem/edge-fault';

const PLACE = /^(.+)#(\d{1,9})$/;

/** A cursor as callers hand it back: the place of a list cursor, with the row of the dossier. */
export const explanationCursorText = ({ at, code, nr }: ExplanationCursor): string =>
  cursorText({ at, code: `${code}#${nr}` });

/** @throws EdgeFault invalid-shape for what no page has given */
export const explanationCursorIn = (text: string): ExplanationCursor => {
  const { at, code: place } = cursorIn(text);
  const [, code, nr] = PLACE.exec(place) ?? [];
  if (code === undefined)
    throw new EdgeFault('invalid-shape', {
      errors: [{ path: 'cursor', message: 'must be the `next` of a page' }],
    });
  return { at, code, nr: Number(nr) };
};
