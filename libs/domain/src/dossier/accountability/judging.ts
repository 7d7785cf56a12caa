import type { Instant } from '@hoso/kernel';
import type { DossierEvent } from '../events/dossier-event';
import type { DossierDecision, KnownFacts } from '../facts';
import { explanationMeant, stagesOf } from '../guards/explanations';
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
  const found = explanationMeant(dossier, { breach: asked, holds: ({ stage }) => stage === 'filed' });
  if (!found) return refuse('nothing-to-judge', { breach: asked, stages: stagesOf(dossier) });
  if ('refused' in found) return found;
  return refuseJudge(found.explanation, facts) ?? [verdict(found.breach)];
};
