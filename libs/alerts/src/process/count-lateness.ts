import {
  counted,
  talliesOf,
  type AlertPolicy,
  type LatenessTally,
  type Raise,
  type RecordedLateness,
} from '@hoso/domain';
import type { Zone } from '@hoso/kernel';
import type { Watches } from './watch-table';

/** Counts a lateness for the officer and for the unit, once each; dossiers and petitions go into the same tallies. */
export const countLateness = async (
  lateness: RecordedLateness,
  watches: Watches,
  { policy, zone }: { readonly policy: AlertPolicy; readonly zone: Zone },
): Promise<readonly Raise[]> => {
  const places = talliesOf(lateness, policy, zone);
  await watches.loadShared(places.map(({ key }) => key));
  return places.flatMap((place) => {
    const { tally, raise } = counted(watches.get<LatenessTally>(place.key), place, lateness);
    watches.set(place.key, tally);
    return raise ? [raise] : [];
  });
};
