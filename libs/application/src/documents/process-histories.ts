import { unitsOf, type DossierHistory, type LoggedEvent } from '@hoso/documents';
import type { DossierEvent } from '@hoso/domain';
import { decode } from '@hoso/event-format';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { dayOf, VIETNAM, type PlainDate } from '@hoso/kernel';
import { DOSSIER_CASE } from '../intake/dossier-case';
import { storedEvent } from '../intake/stored';

/** Which dossiers: opened between two days in Vietnam, both inclusive; handled by a unit at any time. */
export interface HistoryFilter {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly unit?: string;
}

const PREFIX = DOSSIER_CASE.streamPrefix;

const loggedOf = (recorded: RecordedEvent): LoggedEvent => {
  const stored = storedEvent(recorded);
  return {
    id: recorded.id,
    event: decode(stored) as DossierEvent,
    actor: stored.metadata.actor,
    recordedAt: recorded.recordedAt,
  };
};

const isOpenedWithin = ({ event }: LoggedEvent, { from, to }: HistoryFilter): boolean => {
  const day = dayOf(event.at, VIETNAM);
  return (from === undefined || from <= day) && (to === undefined || day <= to);
};

const concerns = (unit: string | undefined, events: readonly LoggedEvent[]): boolean =>
  unit === undefined || events.some((logged) => unitsOf(logged).some(({ id }) => id === unit));

/** The histories of dossiers straight from the log, in the order in which they were opened; persons stay sealed. */
export class ProcessHistories {
  constructor(private readonly store: EventStore) {}

  /** One dossier at a time is in memory. @throws StoreUnavailable, UnknownSchemaVersionError */
  async *read(filter: HistoryFilter = {}): AsyncGenerator<DossierHistory> {
    for await (const recorded of this.store.scan({ streamPrefixes: [PREFIX] })) {
      if (recorded.revision !== 0 || !isOpenedWithin(loggedOf(recorded), filter)) continue;
      const events: LoggedEvent[] = [];
      for await (const each of this.store.read(recorded.stream)) events.push(loggedOf(each));
      if (concerns(filter.unit, events)) yield { code: recorded.stream.slice(PREFIX.length), events };
    }
  }
}
