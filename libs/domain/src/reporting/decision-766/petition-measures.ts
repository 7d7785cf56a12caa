import type { Instant } from '@hoso/kernel';
import type { Counts } from '../figures';
import { isInBounds, type Bounds } from '../period';
import { waitAt, type PetitionReportFacts } from '../petitions/petition-facts';
import type { Measures766 } from './index-766';
import type { Options766 } from './targets';

/** Of each component that petitions are counted for: those counted, those that met it, those that did not and why. */
export const PETITION_FIGURES_766 = [
  ...(['5.1', '5.1-conduct', '5.1-regulation'] as const),
  ...(['5.2', '5.2-met', '5.2-missing'] as const),
  ...(['5.3', '5.3-met', '5.3-disliked', '5.3-reopened', '5.3-late'] as const),
] as const;
export type PetitionFigure766 = (typeof PETITION_FIGURES_766)[number];

/** What is waited for is in time until its limit; a request to the petitioner, where it was made within its own. */
const isWaitInTime = (facts: PetitionReportFacts, end: Instant): boolean => {
  const wait = waitAt(facts, end);
  if (wait?.dueAt === undefined) return true;
  return (wait.for === 'reply' ? wait.since : end) <= wait.dueAt;
};

/**
 * On time as the index sees it: refused, answered and published within their limits, and what is awaited at the period’s
 * end not past its own.
 */
const isOnTime = (facts: PetitionReportFacts, end: Instant): boolean =>
  !facts.deeds.some(({ at, late }) => late && at <= end) && isWaitInTime(facts, end);

const isInHand = (facts: PetitionReportFacts, bounds: Bounds): boolean => {
  const before = waitAt(facts, bounds.start);
  const wasOpen = before !== undefined && before.for !== 'nothing';
  return wasOpen || facts.waits.some(({ since }) => isInBounds(since, bounds));
};

const classFigures = ({ classified }: PetitionReportFacts, end: Instant): readonly PetitionFigure766[] =>
  classified && classified.at <= end ? ['5.1', `5.1-${classified.matter}`] : [];

/** Satisfaction is lost by dislike, repetition and lateness, once for each petition. */
const satisfactionFigures = (
  { ratings, reopenedAt }: PetitionReportFacts,
  isLate: boolean,
  end: Instant,
): readonly PetitionFigure766[] => {
  const isDisliked = ratings.some(({ given, at }) => given === 'dislike' && at <= end);
  const isReopened = reopenedAt !== undefined && reopenedAt <= end;
  const lost = [
    ...(isDisliked ? (['5.3-disliked'] as const) : []),
    ...(isReopened ? (['5.3-reopened'] as const) : []),
    ...(isLate ? (['5.3-late'] as const) : []),
  ];
  return ['5.3', ...(lost.length > 0 ? lost : (['5.3-met'] as const))];
};

/** Which components of the index a petition counts for: received in the period, or all that were in hand in it. */
export const petitionFigures766 =
  ({ onTimeOf }: Options766) =>
  (facts: PetitionReportFacts, bounds: Bounds): readonly PetitionFigure766[] => {
    const { end } = bounds;
    const isCounted =
      onTimeOf === 'received' ? isInBounds(facts.submittedAt, bounds) : isInHand(facts, bounds);
    if (!isCounted) return [];
    const isMet = isOnTime(facts, end);
    return [
      ...classFigures(facts, end),
      '5.2',
      isMet ? '5.2-met' : '5.2-missing',
      ...satisfactionFigures(facts, !isMet, end),
    ];
  };

/** What petitions say about the index. */
export const petitionMeasures = (counts: Counts<PetitionFigure766>): Measures766 => ({
  '5.1': { numerator: counts['5.1-conduct'], denominator: counts['5.1'] },
  '5.2': { numerator: counts['5.2-met'], denominator: counts['5.2'] },
  '5.3': { numerator: counts['5.3-met'], denominator: counts['5.3'] },
});
