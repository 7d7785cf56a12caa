import type { Instant } from '@hoso/kernel';
import { event, type Slice } from '../facts';
import { explanationMeant, stagesOf } from '../guards/explanations';
import { refuseNotHead } from '../guards/head-in-charge';
import { refuse } from '../refusals';
import type { Explanation } from '../state/explanation';
import { PHASES } from '../vocabulary';
import { remedyDueAt } from './remedy-due';

export interface CompleteRemedy {
  /** The breach that it remedies; may be left out where only one remedy is open. */
  readonly breach?: Instant;
  /** What shows it: a document, a decision, a place where it can be seen. */
  readonly evidence: string;
}

/** What the head promised in the explanation is put right (*biện pháp khắc phục*), in time or not. */
export const completeRemedy: Slice<CompleteRemedy> = {
  from: PHASES,
  decide: ({ breach: asked, evidence }, dossier, facts) => {
    const holds = ({ remedy }: Explanation) => remedy !== undefined && !remedy.doneAt;
    const found = explanationMeant(dossier, { breach: asked, holds });
    const no = refuseNotHead(found, dossier, facts);
    if (no) return no;
    if (!found) return refuse('no-remedy-open', { breach: asked, stages: stagesOf(dossier) });
    if ('refused' in found) return found;
    const { breach, explanation } = found;
    const late = facts.at > remedyDueAt(facts.calendar, explanation.remedy!.dueOn);
    return [event('RemedyDone', { breach, evidence, late }, facts)];
  },
};
