import { randomUUID } from 'node:crypto';
import { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import v8 from 'node:v8';
import { startEventStoreFixture } from '../testing';

const EVENTS = 10;
const TURNS = 5;
const AT_ONCE = 40;

/** Each call to a server has one; garbage is collected first. */
const duplexesAlive = (): number => v8.queryObjects(Duplex, { format: 'count' });

it('leaves no call open when readers leave once they have seen what they look for', async () => {
  const fixture = await startEventStoreFixture();
  const { store } = fixture;
  const words = 'chữ '.repeat(500);
  const events = Array.from({ length: EVENTS }, () => ({
    ...{ id: randomUUID(), type: 'Noted', data: { words }, metadata: {} },
  }));
  await store.append('noted-1', 'no-stream', events);
  const findLast = async () => {
    for await (const { revision } of store.read('noted-1')) if (revision === EVENTS - 1) return;
  };
  const allAtOnce = () => Promise.all(Array.from({ length: AT_ONCE }, findLast));
  await allAtOnce();
  const before = duplexesAlive();
  for (let turn = 0; turn < TURNS; turn++) await allAtOnce();
  await pause(100);
  expect(duplexesAlive() - before).toBeLessThan(AT_ONCE / 4);
  await fixture.dispose();
});
