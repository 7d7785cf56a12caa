import type { PortalSyncEvents } from './events';
import type { PortalSync } from './portal-sync';
import type { PortalDifference } from './vocabulary';

type Reconciled = PortalSyncEvents['PortalReconciled'];

/** A difference as text, by which a later look finds it again. */
export const nameOfDifference = (difference: PortalDifference): string =>
  JSON.stringify(Object.entries(difference).sort());

const isExtra = ({ what }: PortalDifference): boolean => what === 'row-extra';

/** What a look found that nothing sent mends; facts that do not say so tell it by their rows too many. */
export const lastingIn = ({
  lasting,
  differences,
}: Pick<Reconciled, 'lasting' | 'differences'>): readonly PortalDifference[] =>
  lasting ?? differences.filter(isExtra);

/** What the last repair was to mend, once all of it is delivered. */
const repaired = ({ repair, delivered }: PortalSync): readonly PortalDifference[] =>
  repair && repair.upTo <= delivered ? repair.differences : [];

/**
 * What nothing sent mends: a row too many, as no call takes one away, and what was there before and after a repair that the portal
 * took. A look that tells existence only says nothing of rows and members: what was known of them stays.
 * @param insists a person wants repairs tried once more
 */
export const lastingAmong = (
  { extent, differences }: Pick<Reconciled, 'extent' | 'differences'>,
  sync: PortalSync,
  insists: boolean,
): readonly PortalDifference[] => {
  const known = sync.lasting?.differences ?? [];
  if (extent === 'existence') return known.filter(({ what }) => what !== 'record-missing');
  const unmended = new Set(insists ? [] : [...known, ...repaired(sync)].map(nameOfDifference));
  return differences.filter((each) => isExtra(each) || unmended.has(nameOfDifference(each)));
};
