import type { Instant } from '@hoso/kernel';
import type { AccountabilityEvents } from '../events/accountability-events';
import type { Evolutions } from '../evolution';
import type { OpenedDossier } from '../state/dossier';
import type { Explanation } from '../state/explanation';

const change = (
  dossier: OpenedDossier,
  breach: Instant,
  changed: (explanation: Explanation) => Explanation,
): OpenedDossier => {
  const explanation = dossier.explanations[breach];
  return explanation
    ? { ...dossier, explanations: { ...dossier.explanations, [breach]: changed(explanation) } }
    : dossier;
};

export const evolveAccountability: Evolutions<AccountabilityEvents> = {
  ExplanationFiled: (dossier, { breach, unit, filedBy, remedy }, at) =>
    change(dossier, breach, ({ since, dueAt }) => ({
      stage: 'filed',
      unit,
      since,
      dueAt,
      filedBy,
      remedy: { ...remedy, promisedAt: at },
    })),
  ExplanationAccepted: (dossier, { breach }) =>
    change(dossier, breach, (explanation) => ({ ...explanation, stage: 'accepted' })),
  ExplanationReturned: (dossier, { breach, dueAt }, at) =>
    change(dossier, breach, ({ unit }) => ({ stage: 'awaited', unit, since: at, dueAt })),
  RemedyDone: (dossier, { breach }, at) =>
    change(dossier, breach, (explanation) => ({
      ...explanation,
      ...(explanation.remedy && { remedy: { ...explanation.remedy, doneAt: at } }),
    })),
};
