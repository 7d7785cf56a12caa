import type { ClockFact, DossierEvents } from '../dossier';
import type { DutyAlertKind } from './policy';
import type { DossierWatch, Ending, Meanings } from './watch';
import type { AlertOrder, Evidence } from './vocabulary';

const ending =
  (...kinds: readonly DutyAlertKind[]) =>
  (): Ending => ({ kinds });

/** Alerts that a decision leaves without a matter, whether it came in time or late. */
const DECIDED: readonly DutyAlertKind[] = [
  'near-due',
  'step-overdue',
  'overdue',
  'reception-unanswered',
  'supplement-unanswered',
  'opinion-late',
];

/** A decision in time owes no apology any more. */
const decided = ({ late }: { readonly late: boolean }): Ending => ({
  kinds: late ? DECIDED : [...DECIDED, 'apology-due'],
});

/** Alerts that a later due date leaves without a matter. */
const PASSED: readonly DutyAlertKind[] = ['overdue'];

const without = (evidence: readonly Evidence[], revision: number): readonly Evidence[] =>
  evidence.filter((each) => each.revision !== revision);

const restored = (
  { step: _step, officer: _officer, ...watch }: DossierWatch,
  { revision, restored: { handling } }: DossierEvents['EventNeutralised'],
): DossierWatch => ({
  ...watch,
  unit: handling.unit,
  ...(handling.officer !== undefined && { officer: handling.officer }),
  ...(handling.step && { step: handling.step }),
  handOvers: without(watch.handOvers, revision),
  opinions: without(watch.opinions, revision),
});

const stepEnded = ({ step: _, ...watch }: DossierWatch): DossierWatch => watch;

const clocked = ({ moment, dueAt, lateness }: ClockFact): AlertOrder['figures'] => ({
  moment,
  dueAt,
  lateWorkingMinutes: lateness.workingMinutes,
});

/** What every event of a dossier means for its alerts. */
export const MEANINGS: Meanings<DossierEvents> = {
  DossierSubmitted: 'ignore',
  DossierReceived: { ends: ending('reception-unanswered') },
  ReceptionRefused: { ends: () => ({ kinds: [...DECIDED, 'apology-due'] }) },
  ReceptionSupplementRequested: { ends: ending('reception-unanswered') },
  DossierTransferred: { follow: ({ officer: _, ...watch }, { to }) => ({ ...watch, unit: to }) },
  OfficerAssigned: { follow: (watch, { unit, officer }) => ({ ...watch, unit, officer }) },
  StepStarted: {
    follow: (watch, { step, officer }) => ({ ...watch, step: { step, ...(officer && { officer }) } }),
    ends: ending('step-overdue'),
  },
  StepCompleted: { follow: stepEnded, ends: ({ step }) => ({ kinds: ['step-overdue'], about: step }) },
  HandedOver: {
    follow: (watch, _, { evidence }) => ({ ...watch, handOvers: [...watch.handOvers, evidence] }),
  },
  TakenBack: 'ignore',
  OpinionRequested: {
    follow: (watch, _, { evidence }) => ({ ...watch, opinions: [...watch.opinions, evidence] }),
  },
  OpinionReceived: { ends: ({ opinion }) => ({ kinds: ['opinion-late'], about: opinion }) },
  OpinionLapsed: { ends: ({ opinion }) => ({ kinds: ['opinion-late'], about: opinion }) },
  SupplementRequested: 'ignore',
  SupplementReceived: { ends: ending('supplement-unanswered') },
  SupplementLapsed: { ends: ending('supplement-unanswered', 'near-due', 'overdue') },
  PaymentRequired: 'ignore',
  PaymentConfirmed: 'ignore',
  ComponentDigitised: 'ignore',
  ComponentReused: 'ignore',
  DeadlineExtended: { ends: ending('near-due', 'apology-due') },
  ApologyDelivered: 'ignore',
  LatenessApologised: { ends: ending('apology-due', 'apology-breach') },
  ResultIssued: { ends: decided },
  FoundIneligible: { ends: decided },
  ResultReturned: 'ignore',
  DossierWithdrawn: { ends: () => ({ kinds: [...DECIDED, 'apology-due'] }) },
  ProcessingStopped: { ends: () => ({ kinds: [...DECIDED, 'apology-due'] }) },
  EventNeutralised: { follow: restored },
  DueDateRevised: {
    ends: ({ due }, at) => ({ kinds: ['near-due', 'apology-due', ...(due.statutory > at ? PASSED : [])] }),
  },
  DossierRehomed: { follow: (watch, { to }) => ({ ...watch, unit: to }) },
  NearDueRecorded: { raises: 'near-due', figures: clocked },
  StepOverdueRecorded: {
    raises: 'step-overdue',
    about: ({ step }) => step,
    figures: (data) => ({ ...clocked(data), step: data.step }),
  },
  ApologyDueRecorded: { raises: 'apology-due', figures: clocked },
  OverdueRecorded: {
    ends: ending('near-due'),
    raises: 'overdue',
    figures: clocked,
    lateAt: ({ moment }) => moment,
  },
  ApologyBreachRecorded: { ends: ending('apology-due'), raises: 'apology-breach', figures: clocked },
  ReceptionUnansweredRecorded: { raises: 'reception-unanswered', figures: clocked },
  SupplementUnansweredRecorded: { raises: 'supplement-unanswered', figures: clocked },
  OpinionLateRecorded: {
    raises: 'opinion-late',
    about: ({ opinion }) => opinion,
    figures: (data) => ({ ...clocked(data), opinion: data.opinion, agency: data.agency }),
  },
  ExplanationRequired: {
    raises: 'explanation-required',
    figures: ({ breach, dueAt }) => ({ breach, dueAt }),
  },
  ExplanationFiled: { ends: ending('explanation-required', 'explanation-late') },
  ExplanationAccepted: 'ignore',
  ExplanationReturned: {
    raises: 'explanation-required',
    figures: ({ breach, dueAt }) => ({ breach, dueAt }),
  },
  ExplanationLateRecorded: { raises: 'explanation-late', figures: clocked },
  RemedyDone: { ends: ending('remedy-overdue') },
  RemedyOverdueRecorded: { raises: 'remedy-overdue', figures: clocked },
  ServiceRated: 'ignore',
  AskedAgain: 'ignore',
};
