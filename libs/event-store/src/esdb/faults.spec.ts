import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { isOutcomeUnknown, isStoreUnavailable } from '../errors';
import type { EventStore } from '../port';
import { connectEventStore } from './connect-event-store';

const TIMING = { attempts: 3, firstPauseMs: 5, longestPauseMs: 10 };

describe('a store that does not answer', () => {
  const event = { id: randomUUID(), type: 'Noted', data: {}, metadata: {} };
  const sockets = new Set<Socket>();
  let silent: Server;
  let port: number;
  let store: EventStore;

  const connect = (answerWithinMs: number): EventStore =>
    connectEventStore(`esdb://127.0.0.1:${port}?tls=false`, { ...TIMING, answerWithinMs });

  beforeEach(async () => {
    silent = createServer((socket) => {
      socket.on('error', () => undefined);
      sockets.add(socket);
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    port = (silent.address() as { port: number }).port;
    store = connect(100);
  });
  afterEach(async () => {
    await store.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });

  const faultOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch((fault: unknown) => fault);

  const readAll = async (): Promise<void> => {
    for await (const { id } of store.read('one')) expect(id).toBeDefined();
  };

  it('leaves an append with an unknown outcome after bounded repeats', async () => {
    expect(isOutcomeUnknown(await faultOf(store.append('one', 'any', [event])))).toBe(true);
  });

  it('is unavailable, with nothing sent, when nobody listens', async () => {
    await new Promise((resolve) => silent.close(resolve));
    await store.close();
    store = connect(10_000); // a refusal comes at once, however busy the machine is
    expect(isStoreUnavailable(await faultOf(store.append('one', 'any', [event])))).toBe(true);
    expect(isStoreUnavailable(await faultOf(readAll()))).toBe(true);
  });

  it('does not keep a subscription from being stopped', async () => {
    const failures: unknown[] = [];
    const subscription = store.subscribe({
      filter: 'all',
      onEvent: () => undefined,
      onFailure: (error) => void failures.push(error),
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await subscription.stop();
    expect(failures).toStrictEqual([]);
  });
});
