import { setTimeout as pause } from 'node:timers/promises';
import { SetClock } from '@hoso/application/testing';
import { HEADERS, TOPICS } from '@hoso/contracts';
import { MemoryEventStore } from '@hoso/event-store';
import { MessageTooLarge, type Publisher, type TopicRecord } from '@hoso/messaging';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { auditTopics, Relay, republish } from './index';
import { SCHEMA } from './migrations';
import { growingLog, MemoryTopics } from './testing';

const START = vn('2025-06-25T09:00');
const clock = new SetClock(START);

let postgres: PostgresFixture;
let store: MemoryEventStore;
let topics: MemoryTopics;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());
beforeEach(async () => {
  await postgres.database.query({ text: `drop schema if exists ${SCHEMA} cascade` });
  clock.at = START;
  store = new MemoryEventStore(() => clock.now());
  topics = new MemoryTopics();
});
afterEach(() => store.close());

const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 1_000 && !isSo(); tries += 1) await pause(10);
  expect(isSo()).toBe(true);
};

const grow = async (seed: number): Promise<void> => {
  const log = growingLog(store, { dossiers: 5, seed, chance: () => 0.5 });
  while (await log.grow());
};

const running = (faults: unknown[] = []): Relay => {
  const { database } = postgres;
  const onFault = (fault: unknown): void => void faults.push(fault);
  const relay = new Relay({ store, database, openTopics: () => topics, clock, onFault });
  relay.start();
  return relay;
};

const toEnd = (relay: Relay): Promise<void> => until(() => relay.status().isCaughtUp);

const dossierRecords = (): TopicRecord[] => topics.records.get(TOPICS.dossiers.name)!.flat();

describe('relays on one database', () => {
  it('make the topics that they tell, and leave commands to who knows how long those are kept', async () => {
    const relay = running();
    await toEnd(relay);
    await relay.stop();
    const { commands: _commands, commandReplies: _replies, ...told } = TOPICS;
    expect([...topics.records.keys()].sort()).toEqual(
      Object.values(told)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('work one after the other, and say how far they are', async () => {
    await grow(1);
    const first = running();
    await toEnd(first);
    const second = running();
    await grow(2);
    await until(
      () => first.status().isCaughtUp && dossierRecords().some(({ key }) => key.startsWith('H23.2-')),
    );
    await until(() => second.status().standsBy);
    expect(first.status().standsBy).toBe(false);
    expect(second.status()).not.toHaveProperty('events');
    await until(() => first.status().records?.[TOPICS.dossiers.name] === dossierRecords().length);
    await first.stop();
    await grow(3);
    await toEnd(second);
    expect(second.status()).toMatchObject({ standsBy: false, events: 0, seconds: 0 });
    await second.stop();
    expect(await auditTopics({ store, topics })).toMatchObject({ lost: 0, doubled: 0, different: 0 });
  });
});

describe('a relay', () => {
  it('learns that a topic takes less than was promised, and goes on', async () => {
    await grow(1);
    const MAX = 1_700;
    const openPublisher = topics.openPublisher.bind(topics);
    topics.openPublisher = async (): Promise<Publisher> => {
      const publisher = await openPublisher();
      const publish: Publisher['publish'] = async (messages) => {
        const large = messages.find(
          ({ topic, value }) => topic === TOPICS.dossiers.name && value.length > MAX - 1_000,
        );
        if (large) throw new MessageTooLarge(large.topic, large.key, MAX);
        await publisher.publish(messages);
      };
      return { ...publisher, publish };
    };
    const faults: unknown[] = [];
    const relay = running(faults);
    await toEnd(relay);
    await relay.stop();
    expect(faults).toMatchObject([{ code: 'message-too-large' }]);
    const next = new Map<string, number>();
    for (const { key, headers } of dossierRecords()) {
      expect(Number(headers[HEADERS.dossierSequence])).toBe(next.get(key) ?? 0);
      next.set(key, (next.get(key) ?? 0) + 1);
    }
    expect(topics.records.get(TOPICS.deadLetters.name)!.flat()).not.toEqual([]);
  });

  it('begins anew while nothing comes from the log', async () => {
    await grow(1);
    const relay = running();
    await toEnd(relay);
    await republish(postgres.database);
    await until(() => relay.status().records?.[TOPICS.dossiers.name] === 0);
    await toEnd(relay);
    await relay.stop();
    expect(await auditTopics({ store, topics })).toMatchObject({ lost: 0, doubled: 0, different: 0 });
  });

  it('fills topics that lost their end, when it is told to', async () => {
    await grow(1);
    const relay = running();
    await toEnd(relay);
    await relay.stop();
    for (const partition of topics.records.get(TOPICS.dossiers.name)!) partition.splice(2);
    const faults: unknown[] = [];
    const refusing = running(faults);
    await until(() => refusing.status().failure !== undefined);
    expect(faults).toMatchObject([{ code: 'topics-incomplete' }]);
    await republish(postgres.database);
    await toEnd(refusing);
    await refusing.stop();
    expect(await auditTopics({ store, topics })).toMatchObject({ lost: 0, doubled: 0, different: 0 });
  });
});

describe('the lag, while the topics', () => {
  it('cannot be reached, is that of the first event that is not told, also after a restart', async () => {
    await grow(1);
    const before = running();
    await toEnd(before);
    await before.stop();
    clock.at = vn('2025-06-26T09:00'); // after a day without events
    await grow(2);
    clock.at = vn('2025-06-26T10:00');
    const create = topics.create.bind(topics);
    topics.create = () => Promise.reject(new Error('away'));
    const relay = running();
    await until(() => relay.status().failure !== undefined && relay.status().seconds !== undefined);
    const { position } = before.status();
    const [standsBy, isCaughtUp] = [false, false];
    expect(relay.status()).toEqual({ standsBy, seconds: 3_600, isCaughtUp, position, failure: 'away' });
    topics.create = create;
    await toEnd(relay);
    expect(relay.status()).toMatchObject({ events: 0, seconds: 0 });
    await relay.stop();
  });

  it('refuse one session after the other, is never said to be none', async () => {
    topics = new MemoryTopics(() => 'refused');
    await grow(1);
    clock.at = vn('2025-06-25T10:00');
    const faults: unknown[] = [];
    const relay = running(faults);
    await until(() => relay.status().failure !== undefined);
    const seen = new Set<string>();
    while (faults.length < 4) {
      const { standsBy, seconds } = relay.status();
      seen.add(JSON.stringify({ standsBy, seconds }));
      await new Promise((later) => setImmediate(later));
    }
    await relay.stop();
    expect([...seen]).toEqual([JSON.stringify({ standsBy: false, seconds: 3_600 })]);
  });

  it('are reached, and nothing has come from the log yet, is known too', async () => {
    await grow(1);
    clock.at = vn('2025-06-25T10:00');
    store.subscribe = () => ({ stop: () => Promise.resolve() });
    const relay = running();
    await until(() => relay.status().events !== undefined && relay.status().seconds !== 0);
    expect(relay.status()).toMatchObject({ events: 0, seconds: 3_600, isCaughtUp: false });
    await relay.stop();
  });
});

describe('the audit', () => {
  beforeEach(async () => {
    await grow(1);
    const relay = running();
    await toEnd(relay);
    await relay.stop();
  });
  const partition = (): TopicRecord[] =>
    topics.records.get(TOPICS.dossiers.name)!.find((records) => records.length > 2)!;

  it.each<[string, (records: TopicRecord[]) => unknown, object]>([
    ['is lost', (records) => records.splice(1, 1), { lost: 1, doubled: 0, different: 0 }],
    ['is doubled', (records) => records.push(records[0]!), { lost: 0, doubled: 1, different: 0 }],
    [
      'says something else',
      (records) => records.splice(1, 1, { ...records[1]!, value: '{}' }),
      { different: 1 },
    ],
    ['stands out of order', (records) => records.push(...records.splice(0, 1)), { lost: 0, different: 1 }],
    [
      'comes from elsewhere',
      (records) => records.push({ ...records[0]!, headers: {} }),
      { lost: 0, different: 1 },
    ],
  ])('finds a record that %s', async (_, damage, found) => {
    damage(partition());
    expect(await auditTopics({ store, topics })).toMatchObject(found);
  });
});
