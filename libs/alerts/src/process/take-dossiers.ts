import type { AlertFactsFinder } from '@hoso/application';
import { observe, type DossierEvent, type DossierWatch } from '@hoso/domain';
import type { RecordedEvent } from '@hoso/event-store';
import type { Work } from '@hoso/processes';
import { raiseWork, resolveWork } from './alert-work';
import { caseFactOf } from './case-fact';
import { countLateness } from './count-lateness';
import type { Watches } from './watch-table';

export const DOSSIER_PREFIX = 'dossier-';

const isDossierWatch = (state: object | undefined): state is DossierWatch => state !== undefined;

/** Takes one event of a dossier; what is due is due since it was recorded. */
export const takeDossierEvent = async (
  recorded: RecordedEvent,
  watches: Watches,
  finder: AlertFactsFinder,
): Promise<readonly Work[]> => {
  const fact = caseFactOf<DossierEvent>(recorded, DOSSIER_PREFIX);
  const { stream } = recorded;
  const known = watches.get<DossierWatch>(stream);
  const zone = finder.zoneOf(known?.unit);
  const policy = finder.policyAt(fact.event.at, zone);
  const { watch, raise, resolve, lateness, takenBack, again } = observe(known, fact, policy);
  if (isDossierWatch(watch)) watches.set(stream, watch);
  const change = {
    by: fact.evidence,
    added: [...(lateness ? [lateness] : []), ...again],
    removed: takenBack,
  };
  const repeated = await countLateness(change, watches, finder);
  return [
    ...[...raise, ...repeated.raise].map((each) => raiseWork(each, recorded.recordedAt)),
    ...[...resolve, ...repeated.resolve].map((each) => resolveWork(each, recorded.recordedAt)),
  ];
};
