import type { Instant } from '@hoso/kernel';
import { addWorkingMs, nthWorkingDayClosing, workingMs } from '../../calendar';
import type { NearDueThreshold } from '../law';
import { chargeAt } from '../ledger/charges';
import { apologyDueAt } from '../lateness/apology-duty';
import type { OpenedDossier } from '../state/dossier';
import type { DueSpan } from '../state/watch';
import { dutyKey, type Duty, type DutyOf } from './duty';
import type { DutiesOfKind, DutyFacts } from './duty-facts';
import { limitMs } from './limit-length';
import { workedOutOnce } from './worked-out';

interface Held {
  readonly span: DueSpan;
  /** When it ceased to hold; a standing clock lets nothing come due. */
  readonly until: Instant | undefined;
  readonly dossier: OpenedDossier;
  readonly facts: DutyFacts;
}

/** What the moments of a date follow from besides the date. */
interface Ground extends DutyFacts {
  readonly reception: NonNullable<OpenedDossier['reception']>;
  readonly limitMs: number;
}

interface Warning {
  readonly threshold: NearDueThreshold;
  readonly moment: Instant;
}

const isWithin = (moment: Instant, until: Instant | undefined): boolean =>
  until === undefined || moment < until;

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** When only the rest of the limit is left before the due date, walked from the official reception on. */
const shareMoment = (
  share: number,
  dueAt: Instant,
  { calendar, reception, limitMs: limit }: Ground,
): Instant => {
  const { officialAt } = reception;
  const used = Math.round(workingMs(calendar, officialAt, dueAt) - (1 - share) * limit);
  return used <= 0 ? officialAt : addWorkingMs(calendar, officialAt, used).dueAt;
};

const thresholdMoment = (threshold: NearDueThreshold, dueAt: Instant, ground: Ground): Instant =>
  threshold.kind === 'share-of-limit'
    ? shareMoment(threshold.share, dueAt, ground)
    : nthWorkingDayClosing(ground.calendar, dueAt, -threshold.days);

/** Warnings of a date; one whose moment came before the date held was given for the date before it, or never made sense. */
const warningsOf = ({ since, dueAt }: DueSpan, ground: Ground): readonly Warning[] =>
  ground.policy.nearDue
    .map((threshold) => ({ threshold, moment: thresholdMoment(threshold, dueAt, ground) }))
    .filter(({ moment }) => since <= moment && moment < dueAt);

const momentsOf = workedOutOnce((span: DueSpan, ground: Ground) => ({
  warnings: warningsOf(span, ground),
  apology: later(apologyDueAt(ground.calendar, span.dueAt, ground.reception.at), span.since),
}));

const momentsIn = ({ span, dossier, facts: { calendar, policy, procedure } }: Held) => {
  const limit = limitMs(dossier, { calendar, procedure });
  return momentsOf(span, { calendar, policy, procedure, reception: dossier.reception!, limitMs: limit });
};

const thresholdName = (threshold: NearDueThreshold): string =>
  `${threshold.kind} ${threshold.kind === 'share-of-limit' ? threshold.share : threshold.days}`;

const nearDue = (held: Held): readonly DutyOf<'near-due'>[] => {
  const { dueAt } = held.span;
  return momentsIn(held)
    .warnings.filter(({ moment }) => isWithin(moment, held.until))
    .map(({ threshold, moment }) => {
      const key = dutyKey('near-due', dueAt, thresholdName(threshold));
      return { kind: 'near-due', key, moment, dueAt, threshold };
    });
};

/** The letter is due while there is none: at the last day before the due day, or at once for a date that came later. */
const apologyDue = (held: Held): readonly DutyOf<'apology-due'>[] => {
  const { span, until, dossier } = held;
  const { dueAt } = span;
  const moment = momentsIn(held).apology;
  const isSent = dossier.apology !== undefined && dossier.apology.at <= moment;
  return isSent || !isWithin(moment, until)
    ? []
    : [{ kind: 'apology-due', key: dutyKey('apology-due', dueAt), moment, dueAt }];
};

const overdue = ({ span: { dueAt }, until, dossier }: Held): readonly DutyOf<'overdue'>[] => {
  if (!isWithin(dueAt, until)) return [];
  const head = { kind: 'overdue', key: dutyKey('overdue', dueAt), moment: dueAt, dueAt } as const;
  return [{ ...head, ...chargeAt(dueAt, dossier.formerCharges, dossier.handling) }];
};

/** The duties of one kind for every statutory due date that has held. */
const onDates =
  (dutiesFor: (held: Held) => readonly Duty[]): DutiesOfKind =>
  (dossier, facts) =>
    dossier.watch.dueDates.flatMap((span) =>
      dutiesFor({ span, until: span.until ?? dossier.handling.stoodSince, dossier, facts }),
    );

/** Warning, apology, breach. */
export const DUE_DUTIES = {
  'near-due': onDates(nearDue),
  'apology-due': onDates(apologyDue),
  overdue: onDates(overdue),
};
