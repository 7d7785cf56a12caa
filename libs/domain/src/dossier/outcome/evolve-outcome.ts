import type { OutcomeEvents } from '../events/outcome-events';
import { ended, handle, type Evolutions } from '../evolution';

export const evolveOutcome: Evolutions<Omit<OutcomeEvents, 'EventNeutralised'>> = {
  ResultIssued: (dossier, { late }, at) =>
    ended(dossier, { phase: 'AwaitingCollection', decision: { at, late } }),
  FoundIneligible: (dossier, { late }, at) =>
    ended(dossier, { phase: 'AwaitingCollection', decision: { at, late } }),
  ResultReturned: (dossier, { owingApology }, at) =>
    handle(dossier, owingApology ? { phase: 'ReturnedOwingApology', owingSince: at } : { phase: 'Closed' }),
  DossierWithdrawn: (dossier) => ended(dossier, { phase: 'Withdrawn' }),
  ProcessingStopped: (dossier) => ended(dossier, { phase: 'Stopped' }),
  ServiceRated: (dossier) => ({ ...dossier, rated: true }),
};
