import { setTimeout as pause } from 'node:timers/promises';
import { SetClock } from '@hoso/application/testing';
import { HEADERS, TOPICS, type CloudEvent } from '@hoso/contracts';
import { MemoryEventStore } from '@hoso/event-store';
import { Relay } from '@hoso/kafka-relay';
import { growingLog, MemoryTopics } from '@hoso/kafka-relay/testing';
import type { TopicRecord } from '@hoso/messaging';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { proveTopics } from './topic-proof';

const clock = new SetClock(vn('2025-06-25T09:00'));
const store = new MemoryEventStore(() => clock.now());
const told = new MemoryTopics();
let postgres: PostgresFixture;
let topics: MemoryTopics;

/** Topics as the relay left them, to be damaged. */
const copied = (): MemoryTopics => {
  const copy = new MemoryTopics();
  for (const [name, partitions] of told.records)
    copy.records.set(
      name,
      partitions.map((records) => [...records]),
    );
  return copy;
};

beforeAll(async () => {
  postgres = await startPostgresFixture();
  const { grow } = growingLog(store, { dossiers: 8, seed: 1, chance: () => 0.5 });
  while (await grow());
  const { database } = postgres;
  const relay = new Relay({
    store,
    database,
    openTopics: () => told,
    clock,
    onFault: () => undefined,
  });
  relay.start();
  while (!relay.status().isCaughtUp) await pause(10);
  await relay.stop();
});
afterAll(async () => {
  await store.close();
  await postgres.dispose();
});
beforeEach(() => {
  topics = copied();
});

/** The partition of the dossier topic and the place in it of the last record that has the header. */
const placeWith = (header: string): readonly [TopicRecord[], number] => {
  for (const records of topics.records.get(TOPICS.dossiers.name)!) {
    const place = records.findLastIndex(({ headers }) => headers[header] !== undefined);
    if (place >= 0) return [records, place];
  }
  throw new Error(`no record has ${header}`);
};

const change = (header: string, to: (record: TopicRecord) => Partial<TopicRecord>): string => {
  const [records, place] = placeWith(header);
  const record = records[place]!;
  records[place] = { ...record, ...to(record) };
  return `${TOPICS.dossiers.name} ${record.key}`;
};

it('finds nothing where the relay told the log', async () => {
  const { records, ...found } = await proveTopics(store, topics);
  expect(found).toEqual({ differences: [], lost: 0, doubled: 0 });
  expect(records).toBeGreaterThan(50);
});

describe('a record that stands in its place is a difference', () => {
  it.each(['hash', 'previousHash', 'dossierSequence', 'logPosition', 'imported', 'contentType'] as const)(
    'when its header %s says something else',
    async (name) => {
      const header = HEADERS[name];
      const key = change(header, ({ headers }) => ({ headers: { ...headers, [header]: 'changed' } }));
      const found = await proveTopics(store, topics);
      expect(found).toMatchObject({ differences: [key], lost: 0, doubled: 0 });
    },
  );

  it('when its value says something else under the same id', async () => {
    const key = change(HEADERS.hash, ({ value }) => {
      const event = JSON.parse(value) as CloudEvent;
      return { value: JSON.stringify({ ...event, time: '1999-12-31T00:00:00.000Z' }) };
    });
    const found = await proveTopics(store, topics);
    expect(found).toMatchObject({ differences: [key], lost: 0, doubled: 0 });
  });

  it('when it lacks a header', async () => {
    const key = change(HEADERS.imported, ({ headers }) => {
      const { [HEADERS.imported]: _, ...others } = headers;
      return { headers: others };
    });
    expect(await proveTopics(store, topics)).toMatchObject({ differences: [key], lost: 0, doubled: 0 });
  });
});

it('counts what is lost and what is doubled', async () => {
  const [records] = placeWith(HEADERS.hash);
  records.push(records[0]!);
  records.splice(1, 1);
  expect(await proveTopics(store, topics)).toMatchObject({ lost: 1, doubled: 1 });
});
