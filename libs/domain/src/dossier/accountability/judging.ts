import type { Instant } from '@hoso/kernel';
import type { DossierEvent } from '../events/dossier-event';
import type { DossierDecision, KnownFacts } from '../facts';
import { explanationOf, stagesOf } from '../guards/explanations';
import { refuseJudge } from '../guards/superiors';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';

interface Judgement {
  readonly breach: Instant | undefined;
  /** What follows when the caller may judge the explanation of a breach. */
  readonly verdict: (breach: Instant) => DossierEvent;
}

/** One judgement of a filed explanation, by a superior who did not file it. */
export const judged = (
  { breach: asked, verdict }: Judgement,
  dossier: OpenedDossier,
  facts: KnownFacts,
): DossierDecision => {
  const found = explanationOf(dossier, asked, ({ stage }) => stage === 'filed');
  if (!found) return refuse('nothing-to-judge', { breach: asked, stages: stagesOf(dossier) });
  const [breach, explanation] = found;
  return refuseJudge(explanation, facts) ?? [verdict(breach)];
};
