import type { RevisionEvents } from '../events/accountability-events';
import type { Evolutions } from '../evolution';
import type { Handling } from '../state/handling';

const stepAt = ({ step }: Handling, from: string, to: string): Handling['step'] =>
  step?.unit === from ? { ...step, unit: to } : step;

export const evolveRevision: Evolutions<RevisionEvents> = {
  DueDateRevised: (dossier, { due, calendar }) => ({
    ...dossier,
    due,
    ...(calendar && { rules: { ...dossier.rules, calendar } }),
  }),
  DossierRehomed: (dossier, { from, to }, at) => ({
    ...dossier,
    receivingUnit: dossier.receivingUnit === from ? to : dossier.receivingUnit,
    handling: {
      ...dossier.handling,
      unit: dossier.handling.unit === from ? to : dossier.handling.unit,
      step: stepAt(dossier.handling, from, to),
    },
    rehomings: [...dossier.rehomings, { from, to, at }],
  }),
};
