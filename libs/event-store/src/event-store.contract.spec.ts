import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEventStore } from './esdb/connect-event-store';
import type * as Lib from './index';
import { MemoryEventStore } from './memory/memory-event-store';
import { compileLib } from './testing/compile-lib';
import { describeEventStore, startEventStoreFixture } from './testing/index';

describeEventStore('in memory', () => {
  const store = new MemoryEventStore();
  return Promise.resolve({ store, dispose: () => store.close() });
});

describeEventStore('the client on the embedded server', () => startEventStoreFixture());

describe('with a thread of its own', () => {
  let folder: string;
  let compiled: Pick<typeof Lib, 'connectEventStore'>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-store-apart-'));
    compiled = jest.requireActual<typeof Lib>(compileLib(folder)); // a thread needs compiled code
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describeEventStore('the client on the embedded server', () =>
    startEventStoreFixture((url, timing) =>
      compiled.connectEventStore(url, timing, { appendsApart: true, subscriptionsApart: true }),
    ),
  );
});

const url = process.env.EVENTSTORE_URL;
if (url === undefined)
  console.warn('SKIPPED: the event store contract on a real server; set EVENTSTORE_URL=esdb://… to run it');
else
  describeEventStore('the client on the server of EVENTSTORE_URL', () => {
    const store = connectEventStore(url);
    return Promise.resolve({ store, dispose: () => store.close() });
  });
