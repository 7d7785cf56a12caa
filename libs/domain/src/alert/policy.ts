import { plainDateOf, type PlainDate } from '@hoso/kernel';
import type { PetitionDutyKind } from '../feedback';
import type { AlertAudience, AlertKind, AlertSeverity } from './vocabulary';

/** Kinds that one recorded fact about a dossier raises. */
export type DutyAlertKind = Exclude<
  AlertKind,
  | 'petition-late'
  | 'report-late'
  | 'repeated-lateness'
  | 'too-many-hand-overs'
  | 'too-many-opinions'
  | 'portal-parked'
  | 'portal-differs'
  | 'drift'
>;

/** For whom an alert is, and how grave it is. */
export interface Addressed {
  readonly severity: AlertSeverity;
  readonly audience: AlertAudience;
}

/** From how many in one calendar period on, and again at each doubling; no statute sets a number, CT 06/CT-UBND (Hải Dương, 2024) says “repeatedly”. */
export interface Repetition extends Addressed {
  readonly count: number;
  readonly per: 'month' | 'quarter' | 'year';
}

/** From how many on one dossier on, by one unit. */
export interface Excess extends Addressed {
  readonly count: number;
}

/** Which facts raise which alert for whom; dated data, the one in force on the day of the fact decides. */
export interface AlertPolicy {
  readonly validFrom: PlainDate;
  readonly source: string;
  /** A kind that is left out raises no alert. */
  readonly raises: Readonly<Partial<Record<DutyAlertKind, Addressed>>>;
  /** Whom the lateness of each duty about a petition is for; a duty that is left out raises no alert. */
  readonly petitionLate: Readonly<Partial<Record<PetitionDutyKind, Addressed>>>;
  /** For whom it is that a periodic report was not submitted in time. */
  readonly reportLate: Addressed;
  /** Working hours that each rung has to acknowledge before the alert climbs; the top has none. */
  readonly answerWithin: Readonly<Record<Exclude<AlertAudience, 'superior'>, number>>;
  readonly repeatedLateness: { readonly officer: Repetition; readonly unit: Repetition };
  /** Shirking (*đùn đẩy*): passing one dossier on again and again within one’s own competence. */
  readonly shirking: { readonly handOvers: Excess; readonly opinions: Excess };
  /** A message that the national portal does not take, or that nobody knows to be there; a dossier that it holds otherwise for good. */
  readonly portalParked: Addressed;
  /** Rows that differ from the log: a matter of the engine, which no unit answers. */
  readonly drift: Addressed;
}

export const DEFAULT_ALERT_POLICIES: readonly AlertPolicy[] = [
  {
    validFrom: plainDateOf('2024-11-15'),
    source: 'CT 06/CT-UBND (Hải Dương, 2024) point 2; numbers are parameters of the engine',
    raises: {
      'near-due': { severity: 'notice', audience: 'officer' },
      'step-overdue': { severity: 'warning', audience: 'officer' },
      'apology-due': { severity: 'warning', audience: 'head' },
      overdue: { severity: 'serious', audience: 'officer' },
      'reappointment-missed': { severity: 'serious', audience: 'head' },
      'apology-breach': { severity: 'serious', audience: 'head' },
      'reception-unanswered': { severity: 'warning', audience: 'officer' },
      'supplement-unanswered': { severity: 'notice', audience: 'officer' },
      'opinion-late': { severity: 'warning', audience: 'officer' },
      'explanation-required': { severity: 'warning', audience: 'head' },
      'explanation-late': { severity: 'serious', audience: 'superior' },
      'remedy-overdue': { severity: 'serious', audience: 'head' },
    },
    petitionLate: {
      forward: { severity: 'warning', audience: 'officer' },
      answer: { severity: 'serious', audience: 'officer' },
      review: { severity: 'warning', audience: 'head' },
      publication: { severity: 'warning', audience: 'head' },
      promise: { severity: 'serious', audience: 'officer' },
    },
    reportLate: { severity: 'serious', audience: 'head' },
    answerWithin: { officer: 8, head: 16 },
    repeatedLateness: {
      officer: { count: 2, per: 'quarter', severity: 'serious', audience: 'head' },
      unit: { count: 2, per: 'quarter', severity: 'serious', audience: 'superior' },
    },
    shirking: {
      handOvers: { count: 4, severity: 'warning', audience: 'head' },
      opinions: { count: 4, severity: 'warning', audience: 'head' },
    },
    portalParked: { severity: 'warning', audience: 'head' },
    drift: { severity: 'serious', audience: 'superior' },
  },
];

/** The latest policy that had begun by the day; undefined before the first: then nothing is raised. */
export const alertPolicyOn = (policies: readonly AlertPolicy[], day: PlainDate): AlertPolicy | undefined =>
  policies
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<AlertPolicy | undefined>(
      (latest, each) => (latest && latest.validFrom >= each.validFrom ? latest : each),
      undefined,
    );
