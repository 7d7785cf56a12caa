import { createApplication, ReferenceData, type Application } from '@hoso/application';
import { MemoryOpenDossiers } from '@hoso/application/testing';
import { DEFAULT_POLICY, HAI_DUONG, PETITION_POLICIES } from '@hoso/domain';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { instantOf, type Instant } from '@hoso/kernel';
import { MemoryPersonKeys } from '@hoso/person-keys';

/** One event of a dossier as the log holds it. */
export interface Written {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly commandId: string;
}

/** The use cases on a store, with all else in memory. */
export interface ImportGround extends Application {
  /** The events of all dossiers, by the command that opened each. */
  written(): Promise<ReadonlyMap<string, readonly Written[]>>;
  streams(): Promise<readonly string[]>;
}

const writtenOf = ({ type, data, metadata }: RecordedEvent): Written => {
  const { occurredAt: at, commandId } = metadata as { occurredAt: Instant; commandId: string };
  return { type, data: data as Written['data'], at, commandId };
};

export const openImportGround = async (store: EventStore): Promise<ImportGround> => {
  const reference = new ReferenceData(store);
  await reference.start();
  const settings = {
    hmacSecret: Buffer.alloc(32, 7),
    policy: DEFAULT_POLICY,
    petitionPolicies: PETITION_POLICIES,
    calendarRegion: HAI_DUONG.region,
    backdatingHours: 24,
    cachedDossiers: 2_000,
  };
  const clock = { now: () => instantOf('2026-01-01T00:00:00Z') };
  const openDossiers = new MemoryOpenDossiers(store, reference);
  const keys = new MemoryPersonKeys();
  const application = createApplication({ store, keys, clock, settings, reference, openDossiers });
  const recorded = async () => {
    const events: RecordedEvent[] = [];
    for await (const event of store.scan('all')) events.push(event);
    return events;
  };
  return {
    ...application,
    streams: async () => [...new Set((await recorded()).map(({ stream }) => stream))],
    written: async () => {
      const dossiers = new Map<string, Written[]>();
      for (const event of await recorded()) {
        if (!event.stream.startsWith('dossier-')) continue;
        const known = dossiers.get(event.stream) ?? [];
        dossiers.set(event.stream, [...known, writtenOf(event)]);
      }
      return new Map([...dossiers.values()].map((events) => [events[0]!.commandId, events]));
    },
  };
};
