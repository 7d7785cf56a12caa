import type { AlertFactsFinder } from '@hoso/application';
import { observePetition, type PetitionEvent, type PetitionWatch } from '@hoso/domain';
import type { RecordedEvent } from '@hoso/event-store';
import type { Work } from '@hoso/processes';
import { raiseWork, resolveWork } from './alert-work';
import { caseFactOf } from './case-fact';
import { countLateness } from './count-lateness';
import type { Watches } from './watch-table';

export const PETITION_PREFIX = 'feedback-';

/** Takes one event of a petition; what is due is due since it was recorded. */
export const takePetitionEvent = async (
  recorded: RecordedEvent,
  watches: Watches,
  finder: AlertFactsFinder,
): Promise<readonly Work[]> => {
  const { stream, recordedAt } = recorded;
  const fact = caseFactOf<PetitionEvent>(recorded, PETITION_PREFIX);
  const known = watches.get<PetitionWatch>(stream);
  const zone = finder.zoneOf(known?.petition.unit);
  const policy = finder.policyAt(fact.event.at, zone);
  const { watch, raise, resolve, lateness } = observePetition(known, fact, policy);
  if (watch) watches.set(stream, watch);
  const change = { by: fact.evidence, added: lateness ? [lateness] : [] };
  const repeated = await countLateness(change, watches, finder);
  return [
    ...[...raise, ...repeated.raise].map((each) => raiseWork(each, recordedAt)),
    ...[...resolve, ...repeated.resolve].map((each) => resolveWork(each, recordedAt)),
  ];
};
