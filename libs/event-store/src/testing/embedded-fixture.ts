import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '../embedded/embedded-store';
import { connectEventStore } from '../esdb/connect-event-store';
import type { EsdbTiming } from '../esdb/timing';
import type { EventStore } from '../port';
import type { EventStoreUnderTest } from './event-store-under-test';

/** The real client on the real embedded server, on a free port and in a temporary folder. */
export const startEventStoreFixture = async (
  connect: (url: string, timing: Partial<EsdbTiming>) => EventStore = connectEventStore,
): Promise<EventStoreUnderTest> => {
  const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  let server = await startEmbeddedStore({ folder });
  const store = connect(server.connectionString, { longestPauseMs: 200 });
  return {
    store,
    restart: async () => {
      await server.stop();
      server = await startEmbeddedStore({ folder, port: server.port });
    },
    dispose: async () => {
      await store.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
