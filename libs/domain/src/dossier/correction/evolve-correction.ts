import type { OutcomeEvents } from '../events/outcome-events';
import type { Evolutions } from '../evolution';
import { reopen } from '../ledger/ledger';

export const evolveCorrection: Evolutions<Pick<OutcomeEvents, 'EventNeutralised'>> = {
  EventNeutralised: (dossier, { restored: { handling, due, components, interval } }) => ({
    ...dossier,
    handling,
    due,
    components: components ?? dossier.components,
    ledger: interval ? reopen(dossier.ledger, interval) : dossier.ledger,
  }),
};
