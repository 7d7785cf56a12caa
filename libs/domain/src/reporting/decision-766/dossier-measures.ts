import type { Instant } from '@hoso/kernel';
import { componentCountsAt } from '../components-at';
import type { CountedDossier, ReportFacts } from '../facts/report-facts';
import type { Counts, Figures } from '../figures';
import { isInBounds, type Bounds } from '../period';
import { dueHeldAt, settlementBy } from '../timeliness';
import { isFromStore, usesPopulationData, type ToldOfCitizens } from './citizen-data';
import type { Measures766 } from './index-766';
import { isPaidOnline } from './paid-online';
import type { MeasuredShare } from './score';
import type { Options766 } from './targets';

/** Of each component that dossiers are counted for: those counted, those that met it, those that did not. */
export const FIGURES_766 = [
  ...(['2.1', '2.1-met', '2.1-missing'] as const),
  ...(['3.3', '3.3-met', '3.3-missing'] as const),
  ...(['3b.6', '3b.6-met', '3b.6-missing'] as const),
  ...(['4.1', '4.1-met', '4.1-missing'] as const),
  ...(['4.2', '4.2-met', '4.2-missing'] as const),
  ...(['4.3', '4.3-met', '4.3-missing'] as const),
  ...(['4.4', '4.4-met', '4.4-missing'] as const),
  ...(['4.5b', '4.5b-met', '4.5b-missing'] as const),
  ...(['5.4', '5.4-late', '5.4-rated', '5.4-disliked', '5.4-petitioned', '5.4-unhappy'] as const),
] as const;
export type Figure766 = (typeof FIGURES_766)[number];

/** Known from the counts alone. */
const COUNTED = ['2.1', '3b.6', '4.1', '4.2', '4.3'] as const;
type Counted = (typeof COUNTED)[number] | '3.3' | '4.4' | '4.5b';

const counted = (id: Counted, isMet: boolean): readonly Figure766[] => [
  id,
  isMet ? `${id}-met` : `${id}-missing`,
];

/**
 * Early or on time as the index sees it: ended by the appointment last given. A supplement never answered ends it at its
 * request; one asked for twice makes it late; what is still open ends with the period.
 */
const isOnTime = (facts: ReportFacts, { end }: Bounds): boolean => {
  if (facts.lateRequests.some(({ at }) => at <= end)) return false;
  const settled = settlementBy(facts, end);
  const due = dueHeldAt(facts, settled?.at ?? end);
  return due !== undefined && (settled?.clockEndedAt ?? end) <= due.current;
};

const isInHand = ({ receivedAt, settlement }: ReportFacts, { start, end }: Bounds): boolean =>
  receivedAt !== undefined && receivedAt <= end && !(settlement && settlement.at < start);

/** Filed online and, where the procedure yields a document, with the result as a file by the period's end. */
const isOnline = (facts: ReportFacts, { end }: Bounds): boolean =>
  facts.channel === 'online' && (!facts.yieldsDocument || (settlementBy(facts, end)?.resultFile ?? false));

const isFeeOwed = (
  { hasFee, paymentsRequired }: ReportFacts,
  { end }: Bounds,
  options: Options766,
): boolean => (options.feeOwed === 'published' ? hasFee : paymentsRequired.some(({ at }) => at <= end));

const paymentFigures = (facts: ReportFacts, bounds: Bounds, options: Options766): readonly Figure766[] => {
  if (!isFeeOwed(facts, bounds, options)) return [];
  const last = facts.payments.findLast(({ at }) => at <= bounds.end);
  return counted('3b.6', last !== undefined && isPaidOnline(last));
};

const receivedFigures = (facts: ReportFacts, bounds: Bounds, options: Options766): readonly Figure766[] => [
  ...counted('3.3', isOnline(facts, bounds)),
  ...paymentFigures(facts, bounds, options),
  ...counted('4.3', componentCountsAt(facts, bounds.end).reused > 0),
  ...counted('4.4', isFromStore(facts, bounds.end)),
  ...counted('4.5b', usesPopulationData(facts, bounds.end, options)),
];

const digitisedFigures = (facts: ReportFacts, bounds: Bounds): readonly Figure766[] => {
  const { settlement, yieldsDocument } = facts;
  if (settlement?.kind !== 'issued' || !isInBounds(settlement.at, bounds)) return [];
  const hasResult = settlement.resultFile || !yieldsDocument;
  const { digitised, reused } = componentCountsAt(facts, bounds.end);
  const hasComponent = digitised + reused > 0;
  return [
    ...(yieldsDocument ? counted('4.1', settlement.resultFile) : []),
    ...counted('4.2', hasComponent && hasResult),
  ];
};

const isBy = (at: Instant | undefined, end: Instant): boolean => at !== undefined && at <= end;

/** Satisfaction is lost by lateness, and by dislike or a petition (`unhappy`, once for both), each counted for itself. */
const satisfactionFigures = (
  { rating, petitionedAt }: CountedDossier,
  isLate: boolean,
  { end }: Bounds,
): readonly Figure766[] => {
  const isRated = isBy(rating?.at, end);
  const isDisliked = isRated && rating?.given === 'dissatisfied';
  const isPetitioned = isBy(petitionedAt, end);
  const lost: readonly (readonly [boolean, Figure766])[] = [
    [isLate, '5.4-late'],
    [isRated, '5.4-rated'],
    [isDisliked, '5.4-disliked'],
    [isPetitioned, '5.4-petitioned'],
    [isDisliked || isPetitioned, '5.4-unhappy'],
  ];
  return ['5.4', ...lost.filter(([isSo]) => isSo).map(([, figure]) => figure)];
};

const onTimeFigures = (facts: CountedDossier, bounds: Bounds): readonly Figure766[] => {
  const isMet = isOnTime(facts, bounds);
  return [...counted('2.1', isMet), ...satisfactionFigures(facts, !isMet, bounds)];
};

/** Which components of the index a dossier counts for. */
export const figures766 = (options: Options766): Figures<Figure766> => ({
  names: FIGURES_766,
  of: (facts, bounds) => {
    const isReceived = isInBounds(facts.receivedAt, bounds);
    const isCounted = options.onTimeOf === 'received' ? isReceived : isInHand(facts, bounds);
    return [
      ...(isCounted ? onTimeFigures(facts, bounds) : []),
      ...(isReceived ? receivedFigures(facts, bounds, options) : []),
      ...digitisedFigures(facts, bounds),
    ];
  },
});

/** Unknown until anybody has rated or written about any: without that there is no satisfaction to measure. */
const satisfaction = (counts: Counts<Figure766>): Measures766 => {
  const { '5.4': denominator, '5.4-rated': rated, '5.4-petitioned': petitioned } = counts;
  if (rated + petitioned === 0) return {};
  const lost = counts['5.4-late'] + counts['5.4-unhappy'];
  return { '5.4': { numerator: Math.max(0, denominator - lost), denominator } };
};

const shareOf = (id: Counted, counts: Counts<Figure766>): MeasuredShare => ({
  numerator: counts[`${id}-met`],
  denominator: counts[id],
});

/** The share of what was filed online, as far as the portal has what was received; unknown while nobody knows that. */
const filedOnline = (counts: Counts<Figure766>, synchronised: MeasuredShare | undefined): Measures766 =>
  synchronised
    ? { '3.3': { ...shareOf('3.3', counts), factor: synchronised.numerator / synchronised.denominator } }
    : {};

/** What the counts of one period do not tell. */
export interface KnownBeside {
  /** What is counted for 1.4; absent while it is not known. */
  readonly synchronised?: MeasuredShare | undefined;
  readonly told: ToldOfCitizens;
}

/** What dossiers say about the index. */
export const dossierMeasures = (
  counts: Counts<Figure766>,
  { synchronised, told }: KnownBeside,
): Measures766 => ({
  ...Object.fromEntries(COUNTED.map((id) => [id, shareOf(id, counts)] as const)),
  ...filedOnline(counts, synchronised),
  ...(told.store && { '4.4': shareOf('4.4', counts) }),
  ...(told.population && { '4.5b': shareOf('4.5b', counts) }),
  ...satisfaction(counts),
});
