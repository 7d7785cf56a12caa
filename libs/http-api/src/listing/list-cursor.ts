import { parseInstant } from '@hoso/kernel';
import type { ListCursor } from '@hoso/read-models';
import { EdgeFault } from '../problem/edge-fault';

/** A cursor as callers hand it back: opaque to them. */
export const cursorText = ({ at, code }: ListCursor): string =>
  Buffer.from(JSON.stringify([at, code])).toString('base64url');

const pairIn = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** @throws EdgeFault invalid-shape for what no page has given */
export const cursorIn = (text: string): ListCursor => {
  const pair = pairIn(text);
  const [moment, code] = Array.isArray(pair) && pair.length === 2 ? (pair as readonly unknown[]) : [];
  const at = typeof moment === 'string' ? parseInstant(moment) : undefined;
  if (at === undefined || typeof code !== 'string')
    throw new EdgeFault('invalid-shape', {
      errors: [{ path: 'cursor', message: 'must be the `next` of a page' }],
    });
  return { at, code };
};
