import type { AlertFactsFinder } from '@hoso/application';
import { observePetition, type PetitionEvent, type PetitionWatch } from '@hoso/domain';
import type { RecordedEvent } from '@hoso/event-store';
import type { Work } from '@hoso/processes';
import { raiseWork, resolveWork } from './alert-work';
import { caseFactOf } from './case-fact';
import type { Watches } from './watch-table';

export const PETITION_PREFIX = 'feedback-';

/** Takes one event of a petition; what is due is due since it was recorded. */
export const takePetitionEvent = (
  recorded: RecordedEvent,
  watches: Watches,
  finder: AlertFactsFinder,
): readonly Work[] => {
  const { stream, recordedAt } = recorded;
  const fact = caseFactOf<PetitionEvent>(recorded, PETITION_PREFIX);
  const known = watches.get<PetitionWatch>(stream);
  const policy = finder.policyAt(fact.event.at, finder.calendarOf(known?.petition.unit));
  const { watch, raise, resolve } = observePetition(known, fact, policy);
  if (watch) watches.set(stream, watch);
  return [
    ...raise.map((each) => raiseWork(each, recordedAt)),
    ...resolve.map((each) => resolveWork(each, recordedAt)),
  ];
};
