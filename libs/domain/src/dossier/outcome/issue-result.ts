import { event, type Slice } from '../facts';
import { refuse } from '../refusals';
import { isImported } from '../state/dossier';
import type { FileRef } from '../vocabulary';
import { isLateAt } from './lateness-of-decision';

export interface IssueResult {
  /** Number of the result document. */
  readonly number: string;
  /** Official who signed. */
  readonly signedBy: string;
  /** The electronic result; required when the procedure yields a document. */
  readonly file?: FileRef;
}

/** The matter is decided: the signed result lies at the one-stop (NĐ 61/2018 art. 19–20). */
export const issueResult: Slice<IssueResult> = {
  from: ['InHandling'],
  fromImported: ['Received', 'Transferred'],
  decide: ({ number, signedBy, file }, dossier, facts) => {
    if (facts.procedure.result.document && !file && !isImported(dossier)) {
      return refuse('result-file-missing', { procedure: facts.procedure.code });
    }
    const late = isLateAt(dossier, facts.at);
    return [event('ResultIssued', { number, signedBy, file, late }, facts)];
  },
};
