import { dayOf, type Instant, type Zone } from '@hoso/kernel';
import type { AlertPolicy, Repetition } from './policy';
import type { RecordedLateness } from './late-dates';
import type { Raise, Resolve } from './watch';
import type { AlertOrder, AlertSubject, Evidence } from './vocabulary';

/** An alert of a rung: how often it was raised, anew each time after it had been resolved. */
interface RungAlert {
  readonly times: number;
  readonly isOpen: boolean;
}

/** Latenesses of one officer or unit in one calendar period. */
export interface LatenessTally {
  readonly count: number;
  /** The last ones that count, fifty at most; older tallies kept the first ones, as many as the policy asked for. */
  readonly evidence: readonly Evidence[];
  /** One for each doubling, the lowest first; absent in older tallies: the first is open once there are enough. */
  readonly alerts?: readonly RungAlert[];
}

/** What one event changes in a tally. */
export interface Recount {
  readonly by: Evidence;
  readonly added: readonly Evidence[];
  readonly removed: readonly Evidence[];
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

/** The doublings of `enough` that a count has reached: 0 where it is just enough, negative where it is not. */
const rungOf = (count: number, enough: number): number => Math.floor(Math.log2(count / enough));

/** The first alert of a period has the key of the tally, as it always had. */
const keyOf = (key: string, rung: number, times: number): string =>
  [key, ...(rung > 0 ? [`${2 ** rung}-fold`] : []), ...(times > 1 ? [`again ${times}`] : [])].join(' ');

/** One unit may let thousands of dates pass in a period, and a tally is written anew with each. */
const EVIDENCE_KEPT = 50;

const sameEvent =
  ({ stream, revision }: Evidence) =>
  (other: Evidence): boolean =>
    other.stream === stream && other.revision === revision;

const evidenceAfter = (known: readonly Evidence[], { added, removed }: Recount): readonly Evidence[] =>
  [...known.filter((each) => !removed.some(sameEvent(each))), ...added].slice(-EVIDENCE_KEPT);

const orderOf = (
  { subject, period, repetition }: TallyPlace,
  { count, evidence }: LatenessTally,
  unit: string,
): AlertOrder => ({
  kind: 'repeated-lateness',
  severity: repetition.severity,
  audience: repetition.audience,
  subject,
  unit,
  ...(subject.kind === 'officer' && { officer: subject.officer }),
  figures: { count, per: repetition.per, period },
  evidence,
});

interface Counts {
  readonly from: number;
  readonly to: number;
  readonly enough: number;
}

/** Only the highest rung that a rise has reached is raised; a fall ends those above what is left. */
const alertsAfter = (before: readonly RungAlert[], { from, to, enough }: Counts): readonly RungAlert[] => {
  const reached = rungOf(to, enough);
  return Array.from({ length: Math.max(before.length, reached + 1) }, (_, rung) => {
    const { times, isOpen } = before[rung] ?? { times: 0, isOpen: false };
    if (to > from && rung === reached && !isOpen) return { times: times + 1, isOpen: true };
    return { times, isOpen: isOpen && (to >= from || rung <= reached) };
  });
};

/** The keys of the alerts that are open in one and not in the other. */
const openOnlyIn = (one: readonly RungAlert[], other: readonly RungAlert[], key: string): readonly string[] =>
  one.flatMap(({ times, isOpen }, rung) => (isOpen && !other[rung]?.isOpen ? [keyOf(key, rung, times)] : []));

/**
 * Counts what an event adds to a tally and takes out of it. As many as the policy says raise the alert of the period, and
 * each doubling (with 2: 4, 8, 16) another one with what was counted last. An alert whose number is no longer reached is
 * resolved; when it is reached again, another one is raised.
 * @param heir who answers: the unit, or whoever has its work where it has ended
 */
export const counted = (
  known: LatenessTally = { count: 0, evidence: [] },
  place: TallyPlace,
  { heir, ...recount }: Recount & { readonly heir: string },
): {
  readonly tally: LatenessTally;
  readonly raise: readonly Raise[];
  readonly resolve: readonly Resolve[];
} => {
  const { key, repetition } = place;
  const { by, added, removed } = recount;
  const enough = repetition.count;
  const evidence = evidenceAfter(known.evidence, recount);
  const count = known.count + added.length - removed.length;
  const before = known.alerts ?? (known.count >= enough ? [{ times: 1, isOpen: true }] : []);
  const alerts = alertsAfter(before, { from: known.count, to: count, enough });
  const tally = { count, evidence, alerts };
  const order = orderOf(place, tally, heir);
  return {
    tally,
    raise: openOnlyIn(alerts, before, key).map((raised) => ({ key: raised, order })),
    resolve: openOnlyIn(before, alerts, key).map((ended) => ({ key: ended, reason: by.type, evidence: by })),
  };
};
