import type { Instant } from '@hoso/kernel';
import { event, type Slice } from '../facts';
import { explanationOf, stagesOf } from '../guards/explanations';
import { refuseNotHead } from '../guards/head-in-charge';
import { refuse } from '../refusals';
import { PHASES } from '../vocabulary';
import { remedyDueAt } from './remedy-due';

export interface CompleteRemedy {
  /** The breach that it remedies; by default the first with an open remedy. */
  readonly breach?: Instant;
  /** What shows it: a document, a decision, a place where it can be seen. */
  readonly evidence: string;
}

/** What the head promised in the explanation is put right (*biện pháp khắc phục*), in time or not. */
export const completeRemedy: Slice<CompleteRemedy> = {
  from: PHASES,
  decide: ({ breach: asked, evidence }, dossier, facts) => {
    const no = refuseNotHead(dossier, facts);
    if (no) return no;
    const found = explanationOf(dossier, asked, ({ remedy }) => remedy !== undefined && !remedy.doneAt);
    if (!found) return refuse('no-remedy-open', { breach: asked, stages: stagesOf(dossier) });
    const [breach, { remedy }] = found;
    const late = facts.at > remedyDueAt(facts.calendar, remedy!.dueOn);
    return [event('RemedyDone', { breach, evidence, late }, facts)];
  },
};
