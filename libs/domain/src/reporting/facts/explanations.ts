import type { EventOf } from '@hoso/kernel';
import type { DossierEvents } from '../../dossier';
import { known } from '../../dossier/facts';
import type { ExplainedBreach } from './report-facts';

type Explained = readonly ExplainedBreach[];

const judged = (before: Explained, breach: string, standing: ExplainedBreach['standing']): Explained =>
  before.map((each) => (each.breach === breach ? { ...each, standing } : each));

/** The explanations of a dossier after an event: one for each breach, the latest that was filed. */
export const explanationsAfter = (before: Explained, { type, data }: EventOf<DossierEvents>): Explained => {
  if (type === 'ExplanationAccepted') return judged(before, data.breach, 'accepted');
  if (type === 'ExplanationReturned') return judged(before, data.breach, 'returned');
  if (type !== 'ExplanationFiled') return before;
  const { breach, cause, nature, step, officer, unit } = data;
  const filed = known({ breach, cause, nature, step, officer, unit, standing: 'filed' as const });
  return [...before.filter((each) => each.breach !== breach), filed];
};
