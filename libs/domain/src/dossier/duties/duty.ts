import type { Instant } from '@hoso/kernel';
import type { ClockEvents, ClockFact } from '../events/clock-events';

/** The event by which each kind of duty is recorded. */
export const DUTY_EVENTS = {
  'near-due': 'NearDueRecorded',
  'step-overdue': 'StepOverdueRecorded',
  'apology-due': 'ApologyDueRecorded',
  overdue: 'OverdueRecorded',
  'reappointment-missed': 'ReappointmentMissedRecorded',
  'apology-breach': 'ApologyBreachRecorded',
  'reception-unanswered': 'ReceptionUnansweredRecorded',
  'supplement-unanswered': 'SupplementUnansweredRecorded',
  'opinion-late': 'OpinionLateRecorded',
  'explanation-late': 'ExplanationLateRecorded',
  'remedy-overdue': 'RemedyOverdueRecorded',
} as const satisfies Readonly<Record<string, keyof ClockEvents>>;

export type DutyKind = keyof typeof DUTY_EVENTS;

interface DutyHead<Kind extends DutyKind> {
  readonly kind: Kind;
  /** Tells it from every other duty of the dossier, for ever. */
  readonly key: string;
  /** When it has to be recorded: the legal moment, exact to the millisecond. */
  readonly moment: Instant;
  /** The due date that it is about. */
  readonly dueAt: Instant;
}

type SubjectOf<Kind extends DutyKind> = Omit<ClockEvents[(typeof DUTY_EVENTS)[Kind]], keyof ClockFact>;

export type DutyOf<Kind extends DutyKind> = DutyHead<Kind> & SubjectOf<Kind>;

/** Something that the clock records about a dossier once its moment has come; the rest says whom and what it is about. */
export type Duty = { readonly [Kind in DutyKind]: DutyOf<Kind> }[DutyKind];

/** A key of words, kept for ever in what is recorded. */
export const dutyKey = (kind: DutyKind, ...parts: readonly (string | number)[]): string =>
  [kind, ...parts].join(' ');
