import type { Instant } from '@hoso/kernel';
import type { Explanation, Explanations } from '../state/explanation';
import type { DueSpan } from '../state/watch';

/**
 * Whether a due date that passed is a breach: it was not revised since it held last. One that an event had set which was
 * neutralised never held.
 */
export const isBreach = (dueAt: Instant, dueDates: readonly DueSpan[]): boolean => {
  const last = dueDates.findLast((span) => span.dueAt === dueAt);
  return last !== undefined && !last.revised;
};

const weighed = (explanation: Explanation, isLifted: boolean): Explanation => {
  const { lifted: wasLifted = false, ...rest } = explanation;
  if (isLifted === wasLifted) return explanation;
  return isLifted ? { ...rest, lifted: true } : rest;
};

/** The explanations of a dossier with these dates: lifted where the breach is none, and owed again once it is one again. */
export const liftedBy = (dueDates: readonly DueSpan[], explanations: Explanations): Explanations => {
  const known = Object.entries(explanations);
  const next = Object.fromEntries(
    known.map(([breach, each]) => [breach, weighed(each, !isBreach(breach as Instant, dueDates))]),
  );
  return known.every(([breach, each]) => next[breach] === each) ? explanations : next;
};
