import { randomUUID } from 'node:crypto';
import { isAppendTooLarge, isWrongExpectedRevision } from '../errors';
import type { EventStore, EventToAppend, RecordedEvent, StreamSlice, Subscriber } from '../port';
import type { EventStoreUnderTest } from './event-store-under-test';

const event = (type = 'Noted', data: object = { text: 'chữ' }): EventToAppend => ({
  id: randomUUID(),
  type,
  data,
  metadata: { by: 'contract', schemaVersion: 1 },
});

const many = (count: number): EventToAppend[] =>
  Array.from({ length: count }, (_, n) => event('Counted', { n }));

const all = async (events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> => {
  const found: RecordedEvent[] = [];
  for await (const one of events) found.push(one);
  return found;
};

const newStream = (kind = 'contract'): string => `${kind}-${randomUUID()}`;

/** What a subscriber saw; `until` waits for a condition on it, and fails with the subscription. */
const recorder = (request: Pick<Subscriber, 'filter' | 'after'>) => {
  const seen: RecordedEvent[] = [];
  const marks: string[] = [];
  let check: () => void = () => undefined;
  let failure: Error | undefined;
  const note = (mark: string): void => {
    marks.push(mark);
    check();
  };
  return {
    seen,
    marks,
    subscriber: {
      ...request,
      onEvent: (one: RecordedEvent) => {
        seen.push(one);
        note('event');
      },
      onCheckpoint: (position: bigint) => note(`checkpoint ${position}`),
      onCaughtUp: () => note('caught-up'),
      onFailure: (error: unknown) => {
        failure = new Error('The subscription failed', { cause: error });
        note('failed');
      },
    } satisfies Subscriber,
    until: (condition: () => boolean): Promise<void> =>
      new Promise((resolve, reject) => {
        check = () => {
          if (failure !== undefined) reject(failure);
          else if (condition()) resolve();
        };
        check();
      }),
  };
};

/** What every adapter of the port has to keep; the same words run on memory, on the embedded and on a real server. */
export const describeEventStore = (name: string, start: () => Promise<EventStoreUnderTest>): void => {
  describe(`the event store, ${name}`, () => {
    let under: EventStoreUnderTest;
    let store: EventStore;
    beforeAll(async () => {
      under = await start();
      store = under.store;
    });
    afterAll(() => under.dispose());

    it('reads back what was appended, in order and with its place and time', async () => {
      const stream = newStream();
      const events = [event('First', { text: 'hồ sơ' }), event('Second', { list: [1, { deep: true }] })];
      const appended = await store.append(stream, 'no-stream', events);
      const found = await all(store.read(stream));
      expect(found).toMatchObject(events.map((one, revision) => ({ ...one, stream, revision })));
      expect(appended).toStrictEqual({ revision: 1, position: found[1]?.position });
      expect(found[0]!.position < found[1]!.position).toBe(true);
      expect(Math.abs(Date.parse(found[0]!.recordedAt) - Date.now())).toBeLessThan(60_000);
    });

    it('yields nothing for a stream that does not exist', async () =>
      expect(await all(store.read(newStream()))).toStrictEqual([]));

    it('refuses another revision than the expected one and says which it found', async () => {
      const stream = newStream();
      const wrong = { code: 'wrong-expected-revision', stream };
      await expect(store.append(stream, 3, [event()])).rejects.toMatchObject({
        ...wrong,
        actual: 'no-stream',
      });
      await expect(store.append(stream, 'stream-exists', [event()])).rejects.toMatchObject(wrong);
      await store.append(stream, 'no-stream', many(2));
      await expect(store.append(stream, 'no-stream', [event()])).rejects.toMatchObject({
        ...wrong,
        actual: 1,
      });
      await expect(store.append(stream, 0, [event()])).rejects.toMatchObject({
        ...wrong,
        expected: 0,
        actual: 1,
      });
      const error: unknown = await store.append(stream, 7, [event()]).catch((refused: unknown) => refused);
      expect(isWrongExpectedRevision(error)).toBe(true);
      expect(await store.append(stream, 'stream-exists', [event()])).toMatchObject({ revision: 2 });
    });

    it('lets exactly one of many writers with the same expectation through', async () => {
      const stream = newStream();
      const outcomes = await Promise.allSettled(
        many(20).map((one) => store.append(stream, 'no-stream', [one])),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await all(store.read(stream))).toHaveLength(1);
    });

    it('answers a repeat with the same ids like the first time and writes nothing', async () => {
      const stream = newStream();
      const [first, second, third] = [many(2), many(3), many(1)];
      const answers = [
        await store.append(stream, 'no-stream', first),
        await store.append(stream, 1, second),
        await store.append(stream, 'any', third),
      ];
      expect(await store.append(stream, 'no-stream', first)).toStrictEqual(answers[0]);
      expect(await store.append(stream, 1, second)).toStrictEqual(answers[1]);
      expect(await store.append(stream, 'any', third)).toStrictEqual(answers[2]);
      expect(await all(store.read(stream))).toHaveLength(6);
    });

    it('takes a repeat that is under way twice at once for one', async () => {
      const [stream, events] = [newStream(), many(3)];
      const [one, two] = await Promise.all([0, 1].map(() => store.append(stream, 'no-stream', events)));
      expect(one).toStrictEqual(two);
      expect(await all(store.read(stream))).toHaveLength(3);
    });

    it('refuses a repeat of which only a part is known', async () => {
      const [stream, events] = [newStream(), many(2)];
      await store.append(stream, 'no-stream', events);
      for (const expected of ['no-stream', 'any'] as const)
        await expect(store.append(stream, expected, [...events, event()])).rejects.toMatchObject({
          code: 'wrong-expected-revision',
        });
      expect(await all(store.read(stream))).toHaveLength(2);
    });

    it('takes a thousand events as one append', async () => {
      const stream = newStream();
      expect(await store.append(stream, 'no-stream', many(1000))).toMatchObject({ revision: 999 });
      const found = await all(store.read(stream, { from: 500 }));
      expect(found.map(({ data }) => (data as { n: number }).n)).toStrictEqual(
        Array.from({ length: 500 }, (_, n) => 500 + n),
      );
    });

    it('refuses more than 1 MiB of data as a whole', async () => {
      const stream = newStream();
      const big = (bytes: number): EventToAppend => event('Big', { text: 'x'.repeat(bytes - 11) });
      const error: unknown = await store
        .append(stream, 'any', [big(1024 * 512), big(1024 * 512 + 1)])
        .catch((refused: unknown) => refused);
      expect(isAppendTooLarge(error)).toBe(true);
      expect(await all(store.read(stream))).toStrictEqual([]);
      await store.append(stream, 'any', [big(1024 * 512), big(1024 * 512)]);
      expect(await all(store.read(stream))).toHaveLength(2);
    });

    it('reads from a revision, backwards, and no more than asked for', async () => {
      const stream = newStream();
      await store.append(stream, 'no-stream', many(5));
      await store.append(stream, 4, many(5));
      const revisions = async (slice: Parameters<EventStore['read']>[1]): Promise<number[]> =>
        (await all(store.read(stream, slice))).map(({ revision }) => revision);
      expect(await revisions({ from: 7 })).toStrictEqual([7, 8, 9]);
      expect(await revisions({ from: 3, max: 4 })).toStrictEqual([3, 4, 5, 6]);
      expect(await revisions({ direction: 'backwards', max: 2 })).toStrictEqual([9, 8]);
      expect(await revisions({ direction: 'backwards', from: 6, max: 3 })).toStrictEqual([6, 5, 4]);
      expect(await revisions({ direction: 'backwards', from: 1 })).toStrictEqual([1, 0]);
      expect(await revisions({ from: 10 })).toStrictEqual([]);
    });

    it('stops reading when the caller does', async () => {
      const stream = newStream();
      await store.append(stream, 'no-stream', many(300));
      for await (const { revision } of store.read(stream)) if (revision === 2) break;
      for await (const { stream: found } of store.scan({ streamPrefixes: [stream] })) if (found) break;
      expect(await store.append(stream, 299, [event()])).toMatchObject({ revision: 300 });
    });

    it('reads more than fits into one call, both ways', async () => {
      const stream = newStream();
      await store.append(stream, 'no-stream', many(1_000));
      await store.append(stream, 999, many(3));
      const revisions = async (slice: StreamSlice) =>
        (await all(store.read(stream, slice))).map(({ revision }) => revision);
      const numbers = Array.from({ length: 1_003 }, (_, revision) => revision);
      expect(await revisions({})).toEqual(numbers);
      expect(await revisions({ from: 3, max: 1_000 })).toEqual(numbers.slice(3));
      expect(await revisions({ from: 3 })).toEqual(numbers.slice(3));
      expect(await revisions({ direction: 'backwards' })).toEqual(numbers.toReversed());
      expect(await revisions({ direction: 'backwards', max: 501 })).toEqual(
        numbers.toReversed().slice(0, 501),
      );
    });

    it('scans by stream, by type and past a position, without system events', async () => {
      const [kind, type] = [`scan${randomUUID().slice(0, 8)}`, `Type${randomUUID().slice(0, 8)}`];
      const [one, two] = [newStream(kind), newStream(kind)];
      const first = await store.append(one, 'no-stream', [event(`${type}A`), event('Other')]);
      await store.append(two, 'no-stream', [event(`${type}B`)]);
      await store.append(one, 1, [event('Other')]);
      const places = async (events: AsyncIterable<RecordedEvent>): Promise<string[]> =>
        (await all(events)).map((found) => `${found.stream === one ? 'one' : 'two'} ${found.revision}`);
      expect(await places(store.scan({ streamPrefixes: [kind] }))).toStrictEqual([
        'one 0',
        'one 1',
        'two 0',
        'one 2',
      ]);
      expect(await places(store.scan({ streamPrefixes: ['none', two] }))).toStrictEqual(['two 0']);
      expect(await places(store.scan({ typePrefixes: [type] }))).toStrictEqual(['one 0', 'two 0']);
      expect(await places(store.scan({ streamPrefixes: [kind] }, first.position))).toStrictEqual([
        'two 0',
        'one 2',
      ]);
      const whole = await all(store.scan('all'));
      expect(whole.filter(({ stream }) => stream.startsWith(kind))).toHaveLength(4);
      expect(whole.filter((found) => `${found.type} ${found.stream}`.includes('$'))).toStrictEqual([]);
      expect(await all(store.scan({ typePrefixes: ['NeverWritten'] }))).toStrictEqual([]);
    });

    it('follows from a position: what is there, the end of the log, then what comes', async () => {
      const stream = newStream();
      const { position } = await store.append(stream, 'no-stream', many(3));
      await store.append(stream, 2, many(2));
      const { subscriber, seen, marks, until } = recorder({
        filter: { streamPrefixes: [stream] },
        after: position,
      });
      const subscription = store.subscribe(subscriber);
      await until(() => marks.includes('caught-up'));
      expect(marks.filter((mark) => !mark.startsWith('checkpoint'))).toStrictEqual([
        'event',
        'event',
        'caught-up',
      ]);
      await store.append(newStream(), 'no-stream', [event()]);
      await store.append(stream, 4, many(2));
      await until(() => seen.length === 4);
      expect(seen.map(({ revision }) => revision)).toStrictEqual([3, 4, 5, 6]);
      await subscription.stop();
      await store.append(stream, 6, [event()]);
      expect(seen).toHaveLength(4);
    });

    it('gives checkpoints from which nothing is missed', async () => {
      const stream = newStream();
      const first = recorder({ filter: { streamPrefixes: [stream] } });
      const before = store.subscribe(first.subscriber);
      await first.until(() => first.marks.includes('caught-up'));
      await before.stop();
      const reached = first.marks.filter((mark) => mark.startsWith('checkpoint')).at(-1);
      await store.append(stream, 'no-stream', many(2));
      const after = BigInt(reached!.split(' ')[1]!);
      const second = recorder({ filter: { streamPrefixes: [stream] }, after });
      const subscription = store.subscribe(second.subscriber);
      await second.until(() => second.seen.length === 2);
      await subscription.stop();
    });

    it('awaits each handler and ends with the one that throws', async () => {
      const stream = newStream();
      await store.append(stream, 'no-stream', many(3));
      const seen: string[] = [];
      const failure = await new Promise((resolve) => {
        store.subscribe({
          filter: { streamPrefixes: [stream] },
          onEvent: async ({ revision }) => {
            seen.push(`begin ${revision}`);
            await new Promise((later) => setTimeout(later, 5));
            if (revision === 1) throw new Error('enough');
            seen.push(`end ${revision}`);
          },
          onFailure: resolve,
        });
      });
      expect(failure).toStrictEqual(new Error('enough'));
      expect(seen).toStrictEqual(['begin 0', 'end 0', 'begin 1']);
    });
  });
};
