import type { OutcomeEvents } from '../events/outcome-events';
import type { Evolutions } from '../evolution';
import { reopen } from '../ledger/ledger';

export const evolveCorrection: Evolutions<Pick<OutcomeEvents, 'EventNeutralised'>> = {
  EventNeutralised: (dossier, { restored: { handling, due, interval } }) => ({
    ...dossier,
    handling,
    due,
    ledger: interval ? reopen(dossier.ledger, interval) : dossier.ledger,
  }),
};
