import { connectEventStore } from './esdb/connect-event-store';
import { MemoryEventStore } from './memory/memory-event-store';
import { describeEventStore, startEventStoreFixture } from './testing/index';

describeEventStore('in memory', () => {
  const store = new MemoryEventStore();
  return Promise.resolve({ store, dispose: () => store.close() });
});

describeEventStore('the client on the embedded server', startEventStoreFixture);

const url = process.env.EVENTSTORE_URL;
if (url === undefined)
  console.warn('SKIPPED: the event store contract on a real server; set EVENTSTORE_URL=esdb://… to run it');
else
  describeEventStore('the client on the server of EVENTSTORE_URL', () => {
    const store = connectEventStore(url);
    return Promise.resolve({ store, dispose: () => store.close() });
  });
