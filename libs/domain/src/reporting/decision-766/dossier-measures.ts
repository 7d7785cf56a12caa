import type { ReportFacts } from '../facts/report-facts';
import type { Counts, Figures } from '../figures';
import { Tally } from '../grouping';
import { isInBounds, type Bounds } from '../period';
import { dueHeldAt, settlementBy } from '../timeliness';
import type { Measures766 } from './index-766';
import type { Options766 } from './targets';

/** Of each component that dossiers are counted for: those counted, those that met it, those that did not. */
export const FIGURES_766 = [
  ...(['2.1', '2.1-met', '2.1-missing'] as const),
  ...(['4.1', '4.1-met', '4.1-missing'] as const),
  ...(['4.2', '4.2-met', '4.2-missing'] as const),
  ...(['4.3', '4.3-met', '4.3-missing'] as const),
] as const;
export type Figure766 = (typeof FIGURES_766)[number];
type Counted = '2.1' | '4.1' | '4.2' | '4.3';

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

const digitisedFigures = (facts: ReportFacts, bounds: Bounds): readonly Figure766[] => {
  const { settlement, components, yieldsDocument } = facts;
  if (settlement?.kind !== 'issued' || !isInBounds(settlement.at, bounds)) return [];
  const hasResult = settlement.resultFile || !yieldsDocument;
  const hasComponent = components.digitised + components.reused > 0;
  return [
    ...(yieldsDocument ? counted('4.1', settlement.resultFile) : []),
    ...counted('4.2', hasComponent && hasResult),
  ];
};

/** Which components of the index a dossier counts for. */
export const figures766 = ({ onTimeOf }: Options766): Figures<Figure766> => ({
  names: FIGURES_766,
  of: (facts, bounds) => {
    const isReceived = isInBounds(facts.receivedAt, bounds);
    const isCounted = onTimeOf === 'received' ? isReceived : isInHand(facts, bounds);
    return [
      ...(isCounted ? counted('2.1', isOnTime(facts, bounds)) : []),
      ...(isReceived ? counted('4.3', facts.components.reused > 0) : []),
      ...digitisedFigures(facts, bounds),
    ];
  },
});

const COUNTED: readonly Counted[] = ['2.1', '4.1', '4.2', '4.3'];

/** What dossiers say about the index. */
export const dossierMeasures = (counts: Counts<Figure766>): Measures766 =>
  Object.fromEntries(
    COUNTED.map((id) => [id, { numerator: counts[`${id}-met`], denominator: counts[id] }] as const),
  );

/** A tally for `figures766`. */
export const tally766 = () => new Tally<Figure766>(FIGURES_766);
