import { setTimeout as pause } from 'node:timers/promises';
import type { DossierEvent } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { Clock, instantFromMs, type Instant } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { happened, HISTORY_TO, inHandling, issued, received } from '@hoso/testing';
import type { Projection } from '../definition/projection';
import { dossiers } from '../projections/dossiers';
import { bringToHead } from '../runner/bring-to-head';
import { Projector } from '../runner/projector';
import { SCHEMA } from '../store/migrations';
import { parkedStreams } from '../store/parked-streams';
import { write, writeReference } from '../testing';
import { checkAll, checkSample } from './drift-check';
import { Freshness } from './freshness';
import { rebuild } from './rebuild';
import { rebuildStream, retryParked } from './rewrite';

class SystemTime extends Clock {
  override now(): Instant {
    return instantFromMs(Date.now());
  }
}

const CACHED = { cachedStreams: 100 };
let postgres: PostgresFixture;
let store: MemoryEventStore;
const running: Projector[] = [];

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());
beforeEach(async () => {
  await postgres.database.query({ text: `drop schema if exists ${SCHEMA} cascade` });
  store = new MemoryEventStore();
  await writeReference(store);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((projector) => projector.stop()));
  await store.close();
});

const partsOf = (projection: Projection = dossiers) => ({
  store,
  database: postgres.database,
  projections: [projection],
  ...CACHED,
});

const startProjector = (projection: Projection = dossiers, faults: unknown[] = []): Projector => {
  const projector = new Projector({
    ...partsOf(projection),
    clock: new SystemTime(),
    onFault: (error) => faults.push(error),
  });
  running.push(projector);
  projector.start();
  return projector;
};

const phases = async (): Promise<Readonly<Record<string, string>>> => {
  const rows = await postgres.database.query<{ readonly code: string; readonly phase: string }>({
    text: `select code, phase from ${SCHEMA}.dossiers order by code`,
  });
  return Object.fromEntries(rows.map(({ code, phase }) => [code, phase]));
};

/** The projection with a fold that cannot take results of one dossier, and says that it is the same version. */
const poisonedBy = (key: string): Projection => {
  const fold = dossiers.folds.get('ResultIssued')!;
  const throwing: typeof fold = (rows, event, context) => {
    if (context.key === key) throw new RangeError('no such number');
    return fold(rows, event, context);
  };
  return { ...dossiers, folds: new Map([...dossiers.folds, ['ResultIssued', throwing]]) };
};

const RETURNED = happened('ResultReturned', '2025-06-20T09:00', {
  receivedBy: 'applicant',
  evidence: 'receipt',
  means: 'one-stop',
  owingApology: false,
});
const COMPLETED: readonly DossierEvent[] = [...inHandling, issued('2025-06-20T08:00', false), RETURNED];

describe('an event whose fold throws', () => {
  it('parks its dossier only; the others go on, and a retry takes up what has queued', async () => {
    const faulty = poisonedBy('A');
    await write(store, 'dossier-A', ...COMPLETED);
    await write(store, 'dossier-B', ...COMPLETED);
    await bringToHead(partsOf(faulty));
    await write(store, 'dossier-B', happened('ServiceRated', '2025-06-21T09:00', { rating: 'satisfied' }));
    await write(store, 'dossier-C', received());
    await bringToHead(partsOf(faulty));
    expect(await phases()).toEqual({ A: 'InHandling', B: 'Closed', C: 'Received' });
    expect(await parkedStreams(postgres.database.query)).toMatchObject([
      { projection: 'dossiers', stream: 'dossier-A', revision: 3, error: 'no such number' },
    ]);
    await expect(
      new Freshness(partsOf()).reached({ stream: 'dossier-A', revision: 4 }, 100),
    ).rejects.toMatchObject({ code: 'stream-parked' });
    expect(await retryParked(partsOf(faulty))).toEqual({ retried: 1, stillParked: 1 });
    expect(await retryParked(partsOf())).toEqual({ retried: 1, stillParked: 0 });
    expect(await phases()).toEqual({ A: 'Closed', B: 'Closed', C: 'Received' });
    expect(await checkAll(partsOf())).toMatchObject({ checked: 3, different: 0 });
  });

  it('of a version that this program does not know parks it too', async () => {
    await write(store, 'dossier-A', received());
    const [event] = COMPLETED.slice(1);
    await store.append('dossier-A', 'any', [
      {
        id: crypto.randomUUID(),
        type: event!.type,
        data: event!.data,
        metadata: { schemaVersion: 9, occurredAt: event!.at },
      },
    ]);
    await bringToHead(partsOf());
    expect(await parkedStreams(postgres.database.query)).toMatchObject([
      { stream: 'dossier-A', revision: 1, error: expect.stringContaining('version 9') as string },
    ]);
    expect(await phases()).toEqual({ A: 'Received' });
  });
});

describe('a rebuild', () => {
  it('under load changes no row that queries see and loses no event', async () => {
    const projector = startProjector();
    for (let i = 0; i < 60; i++) await write(store, `dossier-${i}`, ...HISTORY_TO.InHandling);
    await projector.atHead;
    let isWriting = true;
    const writing = (async () => {
      for (let i = 60; isWriting; i++) {
        await write(store, `dossier-${i}`, ...HISTORY_TO.Closed);
        await write(store, `dossier-${i % 60}`, issued('2025-06-20T08:00', false));
        await pause(1);
      }
    })();
    let seen = 0;
    const reading = (async () => {
      while (isWriting) {
        const count = Object.keys(await phases()).length;
        expect(count).toBeGreaterThanOrEqual(seen);
        seen = count;
      }
    })();
    try {
      for (let i = 0; i < 3; i++) {
        const built = await rebuild(partsOf());
        expect(built.events).toBeGreaterThan(180);
      }
    } finally {
      isWriting = false;
      await Promise.all([writing, reading]);
    }
    const last = await write(store, 'dossier-last', ...inHandling);
    await new Freshness(partsOf()).reached({ position: last }, 5_000);
    expect(await checkAll(partsOf())).toMatchObject({ different: 0, differences: [] });
    const [live] = await postgres.database.query<{ readonly generation: number }>({
      text: `select generation from ${SCHEMA}.generations`,
    });
    expect(live?.generation).toBe(4);
  }, 90_000);

  it('follows of itself on a new version, beside the rows of the old one', async () => {
    const old = startProjector();
    await write(store, 'dossier-A', ...inHandling);
    await old.atHead;
    await old.stop();
    const next = {
      ...dossiers,
      version: 2,
      folds: new Map([...dossiers.folds].filter(([type]) => type !== 'OfficerAssigned')),
    };
    startProjector(next);
    const isNew = async () => (await phases())['A'] === 'Transferred';
    expect((await phases())['A']).toBe('InHandling');
    for (let i = 0; i < 100 && !(await isNew()); i++) await pause(20);
    expect(await isNew()).toBe(true);
    const last = await write(store, 'dossier-B', ...inHandling);
    await new Freshness(partsOf()).reached({ position: last }, 5_000);
    expect(await phases()).toEqual({ A: 'Transferred', B: 'Transferred' });
  });
});

describe('of two projectors', () => {
  it('one works, the other stands by and takes over', async () => {
    const first = startProjector();
    await first.atHead;
    const second = startProjector();
    await write(store, 'dossier-A', received());
    await new Freshness(partsOf()).reached({ stream: 'dossier-A', revision: 0 }, 2_000);
    expect(first.lag()).toMatchObject({ events: 0, seconds: 0, isCaughtUp: true });
    expect(second.lag()).toBeUndefined();
    await first.stop();
    await write(store, 'dossier-B', received());
    await second.atHead;
    await new Freshness(partsOf()).reached({ stream: 'dossier-B', revision: 0 }, 2_000);
    expect(await phases()).toEqual({ A: 'Received', B: 'Received' });
  });

  it('both fault and go on when their connections are cut', async () => {
    const faults: unknown[] = [];
    const projector = startProjector(dossiers, faults);
    await projector.atHead;
    const text = `select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and datname = current_database()`;
    await postgres.database.query({ text });
    await write(store, 'dossier-A', ...inHandling);
    await new Freshness(partsOf()).reached({ stream: 'dossier-A', revision: 2 }, 10_000);
    expect(await checkAll(partsOf())).toMatchObject({ checked: 1, different: 0 });
  });
});

describe('drift', () => {
  const spoil = (text: string) =>
    postgres.database.query({ text: text.replace('ROWS', `${SCHEMA}.dossiers_g1`) });

  beforeEach(async () => {
    for (const code of ['A', 'B', 'C']) await write(store, `dossier-${code}`, ...inHandling);
    await bringToHead(partsOf());
  });

  it('is told: a changed row, a missing one, and one without a dossier', async () => {
    await spoil(`update ROWS set phase = 'Closed', officer = null where code = 'A'`);
    await spoil(`delete from ROWS where code = 'B'`);
    await spoil(`update ROWS set code = 'D' where code = 'C'`);
    const report = await checkAll(partsOf());
    expect(report).toMatchObject({ checked: 4, different: 4 });
    expect(report.differences).toMatchObject([
      { stream: 'dossier-A', nr: 0, folded: { phase: 'InHandling' }, stored: { phase: 'Closed' } },
      { stream: 'dossier-B', folded: { phase: 'InHandling' } },
      { stream: 'dossier-C', folded: { phase: 'InHandling' } },
      { stream: 'dossier-D', stored: { phase: 'InHandling' } },
    ]);
    const sampled = await checkSample(partsOf(), 10);
    expect(sampled.different).toBeGreaterThan(0);
  });

  it('is mended by building the dossier anew', async () => {
    await spoil(`update ROWS set phase = 'Closed' where code = 'A'`);
    expect(await rebuildStream(partsOf(), 'dossier-A')).toEqual({ events: 3, rows: 1 });
    expect(await checkAll(partsOf())).toMatchObject({ checked: 3, different: 0, differences: [] });
    await expect(rebuildStream(partsOf(), 'dossier-none')).rejects.toMatchObject({ code: 'stream-unknown' });
  });
});

describe('a reader', () => {
  it('is told when the rows do not come within its time', async () => {
    await write(store, 'dossier-A', received());
    await bringToHead(partsOf());
    const behind = await write(store, 'dossier-A', ...inHandling.slice(1));
    const reading = new Freshness(partsOf());
    await reading.reached({ stream: 'dossier-A', revision: 0 }, 50);
    await expect(reading.reached({ position: behind }, 50)).rejects.toMatchObject({
      code: 'read-model-behind',
    });
    await expect(reading.reached({ stream: 'dossier-A', revision: 9 }, 50)).rejects.toMatchObject({
      code: 'stream-unknown',
    });
  });
});
