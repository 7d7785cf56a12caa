import type { Instant } from '@hoso/kernel';
import type { ArrivedComponent, ReportFacts, ReusedComponent } from './facts/report-facts';

/** The components at hand at a moment, by code, with how each came in last. */
const componentsAt = (
  arrivals: readonly ArrivedComponent[],
  moment: Instant,
): ReadonlyMap<string, ArrivedComponent['came']> =>
  new Map(arrivals.filter(({ at }) => at <= moment).map(({ component, came }) => [component, came]));

/** How many components are at hand, by how they came in. */
export interface ComponentCounts {
  readonly digitised: number;
  readonly reused: number;
  readonly presented: number;
}

/** What of a dossier was at hand at a moment, whatever came in later. */
export const componentCountsAt = ({ arrivals }: ReportFacts, moment: Instant): ComponentCounts => {
  const counts = { digitised: 0, reused: 0, presented: 0 };
  for (const came of componentsAt(arrivals, moment).values()) counts[came] += 1;
  return counts;
};

/** Whence components were taken over by a moment; of several of one code the last holds, whether or not it was scanned besides. */
export const reusesAt = ({ reuses }: ReportFacts, moment: Instant): readonly ReusedComponent[] => [
  ...new Map(
    reuses.filter(({ at }) => at <= moment).map((reuse) => [reuse.component, reuse] as const),
  ).values(),
];
