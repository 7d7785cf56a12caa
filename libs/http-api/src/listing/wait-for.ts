import { isPetitionCode } from '@hoso/application';
import type { Wanted } from '@hoso/read-models';
import { EdgeFault } from '../problem/edge-fault';

/** How long a query waits for rows that show what its caller has written. */
export const WAIT_WITHIN_MS = 5_000;

const AT_REVISION = /^(.+)@(\d{1,9})$/;

/** @throws EdgeFault invalid-shape */
export const wantedIn = (waitFor: string | undefined): Wanted | undefined => {
  if (waitFor === undefined) return undefined;
  if (/^\d{1,18}$/.test(waitFor)) return { position: BigInt(waitFor) };
  const [, code, revision] = AT_REVISION.exec(waitFor) ?? [];
  if (code !== undefined) {
    const prefix = isPetitionCode(code) ? 'feedback-' : 'dossier-';
    return { stream: `${prefix}${code}`, revision: Number(revision) };
  }
  throw new EdgeFault('invalid-shape', {
    errors: [{ path: 'waitFor', message: 'must be CODE@REVISION or a log position' }],
  });
};
