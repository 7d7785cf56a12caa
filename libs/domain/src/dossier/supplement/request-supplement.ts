import { dueDate } from '../../calendar';
import { event, type Slice } from '../facts';
import { refuseItems } from '../guards/components';
import { refuse } from '../refusals';
import type { SupplementItem } from '../vocabulary';

export interface RequestSupplement {
  readonly items: readonly SupplementItem[];
  readonly reason: string;
  /** What allows a second request. */
  readonly legalBasis?: string;
}

/**
 * The handling unit asks for papers or corrections (form 02): once for a matter, a further time only with a cited legal
 * basis. After the due instant a supplement pauses and never resets the limit.
 */
export const requestSupplement: Slice<RequestSupplement> = {
  from: ['InHandling'],
  decide: ({ items, reason, legalBasis }, dossier, facts) => {
    const no = refuseItems(items, facts.procedure, dossier);
    if (no) return no;
    const requests = dossier.handling.supplementRequests;
    if (requests > 0 && !legalBasis) return refuse('supplement-only-once', { requests });
    const late = dossier.due !== undefined && facts.at > dossier.due.statutory;
    const data = {
      items,
      reason,
      answerDueAt: dueDate(facts.calendar, facts.at, facts.procedure.supplementAnswerWithin).dueAt,
      clock: late ? ('PAUSE' as const) : facts.procedure.supplementClock,
      legalBasis,
      countsAsLate: requests > 0,
    };
    return [event('SupplementRequested', data, facts)];
  },
};
