import { mortalDatabase, Power } from '@hoso/alerts/testing';
import { HEADERS } from '@hoso/contracts';
import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { NO_NOTE, PUBLISHED_EVENTS, publicationOf, type StreamNote } from '@hoso/publication';
import { migrate } from '@hoso/postgres';
import { auditTopics } from './audit-topics';
import { migrations, SCHEMA } from './migrations';
import { RelaySession } from './relay-session';
import { republish } from './republish';
import { PROMISED_LIMITS } from './telling';
import { growingLog, MemoryTopics, type PublishFate } from './testing';
import { createToldTopics } from './told-topics';

type Chance = () => number;

/** Mulberry32: the same seed gives the same world. */
const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

let postgres: PostgresFixture;
beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

const emptyTables = async (): Promise<void> => {
  await postgres.database.query({ text: `drop schema if exists ${SCHEMA} cascade` });
  await migrate(postgres.database, SCHEMA, migrations);
};

/** What each partition holds, as text: key, value, headers in order of their names. */
const written = (topics: MemoryTopics): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...topics.records].flatMap(([topic, partitions]) =>
      partitions.map((records, partition) => [
        `${topic}/${partition}`,
        records.map(({ key, value, headers }) =>
          JSON.stringify([key, value, Object.entries(headers).sort()]),
        ),
      ]),
    ),
  );

/** The log told in one quiet run by the plainest means. */
const toldPlainly = async (store: MemoryEventStore): Promise<MemoryTopics> => {
  const topics = new MemoryTopics();
  await createToldTopics(topics);
  const publisher = await topics.openPublisher();
  const notes = new Map<string, StreamNote>();
  const next = new Map<string, number>();
  for await (const event of store.scan(PUBLISHED_EVENTS)) {
    const { messages, note } = publicationOf(event, notes.get(event.stream) ?? NO_NOTE);
    notes.set(event.stream, note);
    for (const { topic, key, value, headers, numbering } of messages) {
      const nr = next.get(topic + key) ?? 0;
      if (numbering === 'per-key') next.set(topic + key, nr + 1);
      const numbered = numbering === 'per-key' ? { ...headers, [HEADERS.sequence]: String(nr) } : headers;
      await publisher.publish([{ topic, key, value, headers: numbered }]);
    }
  }
  return topics;
};

const demandDense = (topics: MemoryTopics): void => {
  const next = new Map<string, number>();
  for (const partitions of topics.records.values())
    for (const { topic, key, headers } of partitions.flat()) {
      const nr = next.get(topic + key) ?? 0;
      expect(headers[HEADERS.sequence]).toBe(String(nr));
      next.set(topic + key, nr + 1);
    }
};

/** One or two relays that die in every way, on topics that refuse, lose answers and fence, beside a growing log. */
class TroubledWorld {
  readonly injected = { cuts: 0, fates: 0, abandoned: 0, ended: 0 };
  readonly store = new MemoryEventStore();
  readonly topics = new MemoryTopics(() => this.fate());
  private readonly abandoned: RelaySession[] = [];
  private isCalm = false;
  private power = new Power(() => false);

  constructor(private readonly chance: Chance) {}

  private fate(): PublishFate {
    const drawn = this.isCalm ? 1 : this.chance();
    if (drawn > 0.24) return 'published';
    this.injected.fates += 1;
    return drawn < 0.08 ? 'refused' : drawn < 0.16 ? 'lost-answer' : 'unknown';
  }

  private async open(): Promise<RelaySession | undefined> {
    this.power = new Power(() => !this.isCalm && this.chance() < 0.04);
    const { power } = this;
    const database = mortalDatabase(postgres.database, power);
    const maxBatch = 1 + Math.floor(this.chance() * 30);
    try {
      return await RelaySession.open({
        store: this.store,
        database,
        topics: this.topics,
        limits: PROMISED_LIMITS,
        maxBatch,
      });
    } catch (error) {
      if (!power.isCut) throw error;
      this.injected.cuts += 1;
      return undefined;
    }
  }

  /** Some steps of a session, side by side or alone; whatever it throws, others begin from what is stored. */
  private async steps(session: RelaySession): Promise<void> {
    for (let steps = 1 + Math.floor(this.chance() * 12); steps > 0; steps -= 1) {
      const drawn = this.chance();
      const taken: Promise<unknown>[] = [];
      if (drawn < 0.7) taken.push(session.gather());
      if (drawn > 0.3) taken.push(session.send());
      const outcomes = await Promise.allSettled(taken);
      if (outcomes.some(({ status }) => status === 'rejected')) {
        this.injected.ended += 1;
        return session.close();
      }
      await new Promise((later) => setImmediate(later));
    }
    this.injected.abandoned += 1;
    this.abandoned.push(session);
  }

  async trouble(grow: () => Promise<boolean>): Promise<void> {
    for (let hasMore = true; hasMore;) {
      for (let appends = 0; appends < 3; appends += 1) hasMore = await grow();
      const first = await this.open();
      const second = this.chance() < 0.3 ? await this.open() : undefined; // fences the first one
      await Promise.all([first && this.steps(first), second && this.steps(second)]);
    }
  }

  async calm(): Promise<void> {
    this.isCalm = true;
    const session = (await this.open())!;
    while (!session.isCaughtUp) {
      await Promise.all([session.gather(), session.send()]);
      await new Promise((later) => setImmediate(later));
    }
    await session.close();
  }

  async end(): Promise<void> {
    await Promise.all(this.abandoned.map((session) => session.close()));
    await this.store.close();
  }
}

const fresh = Number(process.env['HOSO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe('topics after any number of deaths', () => {
  it.each([1, 7, 42, 1_948, fresh])(
    'equal the log, record by record (seed %i)',
    async (seed) => {
      const chance = chanceOf(seed);
      await emptyTables();
      const world = new TroubledWorld(chance);
      const { store, topics, injected } = world;
      const { grow } = growingLog(store, { dossiers: 40, seed, chance });
      await world.trouble(grow);
      await world.calm();
      expect(Math.min(injected.fates, injected.cuts + injected.ended, injected.abandoned)).toBeGreaterThan(2);
      const plain = written(await toldPlainly(store));
      expect(written(topics)).toEqual(plain);
      demandDense(topics);
      expect(await auditTopics({ store, topics })).toMatchObject({ lost: 0, doubled: 0, different: 0 });

      await republish(postgres.database); // the tables are lost: nothing is repeated
      await world.calm();
      expect(written(topics)).toEqual(plain);
      await world.end();
    },
    120_000,
  );
});
