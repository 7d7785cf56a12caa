import type { AlertFactsFinder } from '@hoso/application';
import {
  counted,
  talliesOf,
  type Evidence,
  type LatenessTally,
  type Raise,
  type RecordedLateness,
  type Resolve,
  type TallyPlace,
} from '@hoso/domain';
import type { Watches } from './watch-table';

/** Latenesses that one event adds and takes back. */
export interface LatenessChange {
  readonly by: Evidence;
  readonly added: readonly RecordedLateness[];
  readonly removed?: readonly RecordedLateness[];
}

interface Counted {
  readonly raise: readonly Raise[];
  readonly resolve: readonly Resolve[];
}

interface Entry {
  readonly place: TallyPlace;
  readonly evidence: Evidence;
}

/** By the policy of the day on which it was recorded: what is taken back leaves the tallies that it went into. */
const entriesOf = (lateness: RecordedLateness, finder: AlertFactsFinder): readonly Entry[] => {
  const { unit, evidence } = lateness;
  const zone = finder.zoneOf(unit);
  const policy = finder.policyAt(evidence.at, zone);
  return policy ? talliesOf(lateness, policy, zone).map((place) => ({ place, evidence })) : [];
};

const evidenceAt = (key: string, entries: readonly Entry[]): readonly Evidence[] =>
  entries.filter(({ place }) => place.key === key).map(({ evidence }) => evidence);

/** Counts for the officer and for the unit, once each; dossiers and petitions go into the same tallies. */
export const countLateness = async (
  { by, added, removed = [] }: LatenessChange,
  watches: Watches,
  finder: AlertFactsFinder,
): Promise<Counted> => {
  if (added.length + removed.length === 0) return { raise: [], resolve: [] };
  const [come, gone] = [added, removed].map((each) => each.flatMap((late) => entriesOf(late, finder)));
  const places = new Map([...come!, ...gone!].map(({ place }) => [place.key, place]));
  await watches.loadShared([...places.keys()]);
  const all = [...places].map(([key, place]) => {
    const heir = finder.heirOf(place.subject.unit, by.at);
    const change = { by, added: evidenceAt(key, come!), removed: evidenceAt(key, gone!), heir };
    const { tally, ...follows } = counted(watches.get<LatenessTally>(key), place, change);
    watches.set(key, tally);
    return follows;
  });
  return { raise: all.flatMap(({ raise }) => raise), resolve: all.flatMap(({ resolve }) => resolve) };
};
