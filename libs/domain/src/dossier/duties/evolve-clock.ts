import type { ClockEvents } from '../events/clock-events';
import { handle, type Evolution, type Evolutions } from '../evolution';

/** Facts of the clock are remembered by the watch and change nothing else. */
const unchanged: Evolution<unknown> = (dossier) => dossier;

export const evolveClock: Evolutions<ClockEvents> = {
  NearDueRecorded: unchanged,
  StepOverdueRecorded: unchanged,
  ApologyDueRecorded: unchanged,
  OverdueRecorded: unchanged,
  ReappointmentMissedRecorded: unchanged,
  ApologyBreachRecorded: (dossier) =>
    dossier.handling.phase === 'ReturnedOwingApology'
      ? handle(dossier, { phase: 'Closed', owingSince: undefined })
      : dossier,
  ReceptionUnansweredRecorded: unchanged,
  SupplementUnansweredRecorded: unchanged,
  OpinionLateRecorded: unchanged,
  ExplanationRequired: (dossier, { breach, unit, dueAt }, at) => ({
    ...dossier,
    explanations: { ...dossier.explanations, [breach]: { stage: 'awaited', unit, since: at, dueAt } },
  }),
  ExplanationLateRecorded: unchanged,
  RemedyOverdueRecorded: unchanged,
};
