import { Inject, Injectable } from '@nestjs/common';
import { isPetitionCode } from '@hoso/application';
import type { ReadModels, Wanted } from '@hoso/read-models';
import { EdgeFault } from '../problem/edge-fault';
import { READ_MODELS } from '../public/read-models-token';
import { FORMS } from '../shape/forms';

/** How long a query waits for rows that show what its caller has written. */
const WAIT_WITHIN_MS = 5_000;

const AT_REVISION = /^(.+)@(\d{1,9})$/;

/** The stream of what a caller calls by its code: a dossier, a petition, or an alert by its id. */
const streamOf = (code: string): string => {
  if (FORMS.uuid.pattern.test(code)) return `alert-${code.toLowerCase()}`;
  return isPetitionCode(code) ? `feedback-${code}` : `dossier-${code}`;
};

/** @throws EdgeFault invalid-shape */
const wantedIn = (waitFor: string): Wanted => {
  if (/^\d{1,18}$/.test(waitFor)) return { position: BigInt(waitFor) };
  const [, code, revision] = AT_REVISION.exec(waitFor) ?? [];
  if (code !== undefined) return { stream: streamOf(code), revision: Number(revision) };
  throw new EdgeFault('invalid-shape', {
    errors: [{ path: 'waitFor', message: 'must be CODE@REVISION or a log position' }],
  });
};

/** Lets a query see what its caller has written. */
@Injectable()
export class WrittenRows {
  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {}

  /**
   * Ends once the rows show it; at once where nothing is waited for.
   * @throws EdgeFault invalid-shape; UpkeepFailure when the rows do not show it in time
   */
  async shown(waitFor: string | undefined): Promise<void> {
    if (waitFor === undefined) return;
    await this.readModels.freshness.reached(wantedIn(waitFor), WAIT_WITHIN_MS);
  }
}
