import { MemoryEventStore } from '@hoso/event-store';
import { migrate, type Database, type RunStatement } from '@hoso/postgres';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { dossierLife } from '@hoso/testing';
import fc from 'fast-check';
import { prefixesOf } from '../folding/batch-folder';
import { PinnedVersions } from '../folding/pinned-versions';
import { PROJECTIONS } from '../projections/all';
import { LIVE } from '../store/checkpoints';
import { liveTables } from '../store/generations';
import { migrations, SCHEMA } from '../store/migrations';
import { prepareTables } from '../store/prepare-tables';
import { write, writeReference } from '../testing';
import { checkAll } from '../upkeep/drift-check';
import { bringToHead } from './bring-to-head';
import { LiveRunner } from './live-runner';
import { Projecting } from './projecting';

type Chance = () => number;

const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** A database whose transactions are cut before they begin, between two statements, or after their commit. */
const cutting = (database: Database<unknown>, chance: Chance, cuts: { count: number }): Database<unknown> => {
  const cut = (likelihood: number): void => {
    if (chance() >= likelihood) return;
    cuts.count += 1;
    throw new Error('cut');
  };
  return {
    ...database,
    transaction: async (work) => {
      cut(0.12);
      const result = await database.transaction((query) => {
        const run: RunStatement = (statement) => {
          cut(0.05);
          return query(statement);
        };
        return work(run);
      });
      cut(0.12);
      return result;
    },
  };
};

const log = async (seed: number): Promise<{ store: MemoryEventStore; rest: () => Promise<boolean> }> => {
  const store = new MemoryEventStore();
  await writeReference(store);
  const lives = fc.sample(dossierLife, { numRuns: 30, seed });
  const queues = lives.map((life, index) => ({
    stream: `dossier-${index}`,
    events: life.flatMap(({ events }) => events),
  }));
  const chance = chanceOf(seed + 1);
  const rest = async (): Promise<boolean> => {
    const waiting = queues.filter(({ events }) => events.length > 0);
    const next = waiting[Math.floor(chance() * waiting.length)];
    if (next) await write(store, next.stream, ...next.events.splice(0, 1 + Math.floor(chance() * 4)));
    return next !== undefined;
  };
  return { store, rest };
};

let postgres: PostgresFixture;
beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

const rows = async (): Promise<object> => {
  const { tables } = await liveTables(postgres.database.query, PROJECTIONS);
  const all: Record<string, readonly object[]> = {};
  for (const { projection, table } of tables)
    all[projection.name] = await postgres.database.query({ text: `select * from ${table} order by 1, 2, 3` });
  return all;
};

const empty = async (): Promise<void> => {
  await postgres.database.query({ text: `drop schema if exists ${SCHEMA} cascade` });
  await migrate(postgres.database, SCHEMA, migrations);
};

const session = async (
  store: MemoryEventStore,
  database: Database<unknown>,
  chance: Chance,
): Promise<void> => {
  const { tables } = await liveTables(database.query, PROJECTIONS);
  const reference = await PinnedVersions.read(store);
  const parts = { store, database, tables, reference, checkpoint: LIVE, cachedStreams: 3 };
  const runner = new LiveRunner({
    store,
    projecting: await Projecting.open(parts),
    prefixes: prefixesOf(PROJECTIONS),
    maxBatch: 1 + Math.floor(chance() * 30),
  });
  try {
    for (let steps = 1 + Math.floor(chance() * 20); steps > 0; steps--) {
      await runner.changed();
      await runner.step();
      if (runner.isCaughtUp) return;
    }
  } finally {
    await runner.close();
  }
};

describe('rows after any number of cuts', () => {
  it.each([1, 7, 42, 1_948])(
    'equal those of one quiet run (seed %i)',
    async (seed) => {
      const { store, rest } = await log(seed);
      const chance = chanceOf(seed);
      const cuts = { count: 0 };
      await empty();
      await prepareTables(postgres.database, PROJECTIONS);
      const database = cutting(postgres.database, chance, cuts);
      for (let hasMore = true; hasMore;) {
        for (let i = 0; i < 12; i++) hasMore = await rest();
        const crews = chance() < 0.2 ? 2 : 1; // two at once: one of them is fenced
        await Promise.allSettled(Array.from({ length: crews }, () => session(store, database, chance)));
      }
      const parts = { store, database: postgres.database, projections: PROJECTIONS, cachedStreams: 3 };
      await bringToHead(parts);
      expect(cuts.count).toBeGreaterThan(5);
      const afterCuts = await rows();
      expect(await checkAll(parts)).toMatchObject({ different: 0, differences: [] });
      await empty();
      await bringToHead({ ...parts, cachedStreams: 1_000 });
      expect(afterCuts).toEqual(await rows());
    },
    60_000,
  );
});
