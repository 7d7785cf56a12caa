import type { Instant } from '@hoso/kernel';
import type { ClockFact, DossierEvents } from '../dossier';
import type { DutyAlertKind } from './policy';
import type { DossierFact, DossierWatch, Ending, Meanings, PassedOn } from './watch';
import type { AlertOrder } from './vocabulary';

const ending =
  (...kinds: readonly DutyAlertKind[]) =>
  (): Ending => ({ kinds });

/** Alerts that a decision leaves without a matter, whether it came in time or late. */
const DECIDED: readonly DutyAlertKind[] = [
  'near-due',
  'step-overdue',
  'overdue',
  'reappointment-missed',
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

/** A promised date is no matter any more where what the applicant was told last lies ahead. */
const missedUnless = (isAhead: boolean): readonly DutyAlertKind[] =>
  isAhead ? ['reappointment-missed'] : [];

const restored = (
  { officer: _, ...watch }: DossierWatch,
  { revision, restored: { handling } }: DossierEvents['EventNeutralised'],
): DossierWatch => ({
  ...watch,
  unit: handling.unit,
  ...(handling.officer !== undefined && { officer: handling.officer }),
  passedOn: (watch.passedOn ?? []).filter(({ evidence }) => evidence.revision !== revision),
});

const passedOn = (watch: DossierWatch, kind: PassedOn['kind'], { evidence }: DossierFact): DossierWatch => ({
  ...watch,
  passedOn: [...(watch.passedOn ?? []), { kind, unit: watch.unit, evidence }],
});

/** From one desk of the unit to another; not to a stand-in, whom a delegation calls. */
const assigned = (
  watch: DossierWatch,
  { unit, officer, previousOfficer, delegation }: DossierEvents['OfficerAssigned'],
  fact: DossierFact,
): DossierWatch => {
  const after = { ...watch, unit, officer };
  const isPassing = previousOfficer !== undefined && delegation === undefined;
  return isPassing ? passedOn(after, 'hand-over', fact) : after;
};

/** That an interlinked procedure goes to an agency is its course; that it goes there again is not. */
const handedOver = (
  watch: DossierWatch,
  { agency }: DossierEvents['HandedOver'],
  fact: DossierFact,
): DossierWatch => {
  const { handedTo = [] } = watch;
  return handedTo.includes(agency)
    ? passedOn(watch, 'hand-over', fact)
    : { ...watch, handedTo: [...handedTo, agency] };
};

/** A unit that ended leaves what it had to its successor: the dossier, its reception, or both. */
const rehomed = (
  watch: DossierWatch,
  { from, to }: DossierEvents['DossierRehomed'],
  { event: { at } }: DossierFact,
): DossierWatch => ({
  ...watch,
  unit: watch.unit === from ? to : watch.unit,
  receivingUnit: watch.receivingUnit === from ? to : watch.receivingUnit,
  rehomings: [...(watch.rehomings ?? []), { from, to, at }],
});

const explainedBy = (
  watch: DossierWatch,
  { breach, unit }: { readonly breach: Instant; readonly unit: string },
): DossierWatch => ({ ...watch, explaining: { ...watch.explaining, [breach]: unit } });

const clocked = ({ moment, dueAt, lateness }: ClockFact): AlertOrder['figures'] => ({
  moment,
  dueAt,
  lateWorkingMinutes: lateness.workingMinutes,
});

const breachOf = ({ breach }: { readonly breach: Instant }): string => breach;

const OWED_EXPLANATION: readonly DutyAlertKind[] = ['explanation-required', 'explanation-late'];

const REQUIRED_EXPLANATION = {
  raises: 'explanation-required',
  about: breachOf,
  figures: ({ breach, dueAt }: { readonly breach: Instant; readonly dueAt: Instant }) => ({ breach, dueAt }),
} as const;

/** What every event of a dossier means for its alerts. */
export const MEANINGS: Meanings<DossierEvents> = {
  DossierSubmitted: 'ignore',
  DossierReceived: { ends: ending('reception-unanswered') },
  ReceptionRefused: { ends: () => ({ kinds: [...DECIDED, 'apology-due'] }) },
  ReceptionSupplementRequested: { ends: ending('reception-unanswered') },
  DossierTransferred: { follow: ({ officer: _, ...watch }, { to }) => ({ ...watch, unit: to }) },
  OfficerAssigned: { follow: assigned },
  StepStarted: { ends: ending('step-overdue') },
  StepCompleted: { ends: ({ step }) => ({ kinds: ['step-overdue'], about: step }) },
  HandedOver: { follow: handedOver },
  TakenBack: 'ignore',
  OpinionRequested: { follow: (watch, _, fact) => passedOn(watch, 'opinion', fact) },
  OpinionReceived: { ends: ({ opinion }) => ({ kinds: ['opinion-late'], about: opinion }) },
  OpinionLapsed: { ends: ({ opinion }) => ({ kinds: ['opinion-late'], about: opinion }) },
  SupplementRequested: 'ignore',
  SupplementReceived: { ends: ending('supplement-unanswered') },
  SupplementLapsed: { ends: ending('supplement-unanswered', 'near-due', 'overdue', 'reappointment-missed') },
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
  EventNeutralised: {
    follow: restored,
    ends: ({ restored: { due } }) => ({ kinds: ['reappointment-missed'], except: due?.current }),
  },
  DueDateRevised: {
    ends: ({ due }, at) => ({
      kinds: [
        'near-due',
        'apology-due',
        ...(due.statutory > at ? PASSED : []),
        ...missedUnless(due.current > at),
      ],
    }),
  },
  DossierRehomed: { follow: rehomed },
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
    late: ({ unit, officer, moment }) => ({ unit, ...(officer !== undefined && { officer }), moment }),
  },
  ReappointmentMissedRecorded: {
    raises: 'reappointment-missed',
    about: ({ dueAt }) => dueAt,
    figures: clocked,
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
    follow: explainedBy,
    ends: ({ breach }) => ({ kinds: OWED_EXPLANATION, about: breach }),
    ...REQUIRED_EXPLANATION,
  },
  ExplanationFiled: {
    follow: explainedBy,
    ends: ({ breach }) => ({ kinds: OWED_EXPLANATION, about: breach }),
  },
  ExplanationAccepted: 'ignore',
  ExplanationReturned: REQUIRED_EXPLANATION,
  ExplanationLateRecorded: { raises: 'explanation-late', about: breachOf, figures: clocked },
  RemedyDone: { ends: ({ breach }) => ({ kinds: ['remedy-overdue'], about: breach }) },
  RemedyOverdueRecorded: { raises: 'remedy-overdue', about: breachOf, figures: clocked },
  ServiceRated: 'ignore',
  AskedAgain: 'ignore',
};
