import type { LatenessEvents } from '../events/outcome-events';
import { handle, type Evolutions } from '../evolution';

export const evolveLateness: Evolutions<LatenessEvents> = {
  DeadlineExtended: (dossier, { decision, amount, due }) => ({
    ...dossier,
    due,
    extensions: [...dossier.extensions, { decision, amount }],
  }),
  LatenessApologised: (dossier, { letter, newDueAt }, at) => ({
    ...(dossier.handling.phase === 'ReturnedOwingApology'
      ? handle(dossier, { phase: 'Closed', owingSince: undefined })
      : dossier),
    apology: { at, letter: letter.number, reappointed: newDueAt !== undefined },
    ...(dossier.due && newDueAt && { due: { ...dossier.due, current: newDueAt } }),
  }),
  ApologyDelivered: (dossier, _, at) =>
    dossier.apology ? { ...dossier, apology: { ...dossier.apology, deliveredAt: at } } : dossier,
};
