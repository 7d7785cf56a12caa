import type { RowCursor } from '@hoso/read-models';
import { cursorUnknown, LIST_CURSOR, type CursorForm } from './list-cursor';

const PLACE = /^(.+)#(\d{1,9})$/;

const cursorIn = (text: string): RowCursor => {
  const { at, code: place } = LIST_CURSOR.read(text);
  const [, code, nr] = PLACE.exec(place) ?? [];
  if (code === undefined) throw cursorUnknown();
  return { at, code, nr: Number(nr) };
};

/** Of lists with several rows for a case. */
export const ROW_CURSOR: CursorForm<RowCursor> = {
  write: ({ at, code, nr }) => LIST_CURSOR.write({ at, code: `${code}#${nr}` }),
  read: cursorIn,
};
