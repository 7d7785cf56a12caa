import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedStore } from '../embedded/embedded-store';
import { connectEventStore } from './connect-event-store';

const noted = () => ({ id: randomUUID(), type: 'noted', data: {}, metadata: {} });

it('lets subscriptions give way, while appends and reads go on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  const server = await startEmbeddedStore({ folder });
  let way: Promise<void> | undefined;
  const store = connectEventStore(server.connectionString, {}, { giveWay: () => way });
  const seen: number[] = [];
  try {
    await store.append('one', 'no-stream', [noted()]);
    await new Promise<void>((resolve, reject) => {
      const onEvent = ({ revision }: { readonly revision: number }) => void seen.push(revision);
      store.subscribe({ filter: 'all', onEvent, onCaughtUp: resolve, onFailure: reject });
    });
    let letGo = (): void => undefined;
    way = new Promise((resolve) => (letGo = resolve));
    for (let revision = 1; revision <= 3_000; revision += 500)
      await store.append('one', revision - 1, Array.from({ length: 500 }, noted));
    let read = 0;
    for await (const event of store.read('one')) read += event.stream === 'one' ? 1 : 0;
    expect([read, seen]).toEqual([3_001, [0]]);
    way = undefined;
    letGo();
    while (seen.length < 3_001) await sleep(5);
    expect(seen).toEqual([...Array(3_001).keys()]);
  } finally {
    await store.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
