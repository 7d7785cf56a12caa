import { dayOf, type Instant, type Zone } from '@hoso/kernel';
import type { AlertPolicy, Repetition } from './policy';
import type { Raise } from './watch';
import type { AlertSubject, Evidence } from './vocabulary';

/** One lateness of whoever had the dossier when it fell due. */
export interface RecordedLateness {
  readonly unit: string;
  readonly officer?: string;
  /** The legal moment that passed. */
  readonly moment: Instant;
  readonly code: string;
  readonly evidence: Evidence;
}

/** Latenesses of one officer or unit in one calendar period. */
export interface LatenessTally {
  readonly count: number;
  /** The first ones, as many as the policy asks for. */
  readonly evidence: readonly Evidence[];
}

/** A tally and to whom it belongs. */
export interface TallyPlace {
  readonly key: string;
  readonly subject: Extract<AlertSubject, { readonly kind: 'unit' | 'officer' }>;
  readonly period: string;
  readonly repetition: Repetition;
}

/** `2025-06`, `2025-Q2` or `2025`: the calendar period of the local day of a moment. */
export const periodOf = (at: Instant, per: Repetition['per'], zone: Zone): string => {
  const [year, month] = dayOf(at, zone).split('-');
  if (per === 'year') return year!;
  return per === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
};

const placeOf = (subject: TallyPlace['subject'], period: string, repetition: Repetition): TallyPlace => {
  const who = subject.kind === 'officer' ? `${subject.unit} ${subject.officer}` : subject.unit;
  return { key: `repeated-lateness ${subject.kind} ${who} ${period}`, subject, period, repetition };
};

/** The tallies that a lateness belongs to: the officer’s, where one had the dossier, and the unit’s. */
export const talliesOf = (
  { unit, officer, moment }: RecordedLateness,
  { repeatedLateness }: AlertPolicy,
  zone: Zone,
): readonly TallyPlace[] => {
  const { officer: forOfficer, unit: forUnit } = repeatedLateness;
  const own = placeOf({ kind: 'unit', unit }, periodOf(moment, forUnit.per, zone), forUnit);
  if (officer === undefined) return [own];
  const subject = { kind: 'officer', unit, officer } as const;
  return [placeOf(subject, periodOf(moment, forOfficer.per, zone), forOfficer), own];
};

/** Counts one lateness; the one that makes it as many as the policy says raises the alert of the period. */
export const counted = (
  known: LatenessTally = { count: 0, evidence: [] },
  { key, subject, period, repetition }: TallyPlace,
  { evidence }: RecordedLateness,
): { readonly tally: LatenessTally; readonly raise?: Raise } => {
  const { count: enough, per, severity, audience } = repetition;
  const count = known.count + 1;
  const tally = { count, evidence: count > enough ? known.evidence : [...known.evidence, evidence] };
  if (count !== enough) return { tally };
  const { unit } = subject;
  const answers = { unit, ...(subject.kind === 'officer' && { officer: subject.officer }) };
  const figures = { count, per, period };
  const order = { kind: 'repeated-lateness', severity, audience, subject, ...answers, figures } as const;
  return { tally, raise: { key, order: { ...order, evidence: tally.evidence } } };
};
