import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { connect, type Database } from './connect';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/start-embedded-postgres';
import { isMigrationError, migrate } from './migrate';
import { Scratch } from './testing/scratch';

interface Schema {
  readonly things: { readonly id: number; readonly name: string };
}

const scratch = new Scratch();
let server: EmbeddedPostgres;
let database: Database<Schema>;

beforeAll(async () => {
  const places = [scratch.folder('places', 0o755)];
  const folder = scratch.folder('data', 0o755);
  server = await scratch.keep(startEmbeddedPostgres({ folder, places, onNotice: () => undefined }));
  database = connect<Schema>({ url: server.url, max: 4 });
});
afterAll(async () => {
  await database.close();
  await scratch.clear();
});

const things = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('things')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();

describe('a connection', () => {
  it('reads values as the kernel writes them, whatever the zone of the machine', async () => {
    const text = `select count(*) as n, 9007199254740993::bigint as big, date '2025-01-24' as day,
      timestamptz '2025-01-24 15:30:00.123456+07' as moment, 1.10::numeric as exact, array[1::bigint, null] as list`;
    expect(await database.query({ text })).toEqual([
      {
        n: 1,
        big: 9007199254740993n,
        day: '2025-01-24',
        moment: '2025-01-24T08:30:00.123Z',
        exact: '1.10',
        list: [1, null],
      },
    ]);
  });

  it('outlives its server’s closing of an idle connection', async () => {
    await database.query({
      text: 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = $1',
      values: ['hoso'],
    });
    expect(await database.query({ name: 'one', text: 'select $1::int as n', values: [1] })).toEqual([
      { n: 1 },
    ]);
  });
});

describe('connections that are held', () => {
  it('leave the pool all of its own, and read values as it does', async () => {
    const held = await Promise.all(Array.from({ length: 6 }, () => database.hold()));
    const slow = Array.from({ length: 4 }, () =>
      database.query({ text: 'select count(*) as n from pg_sleep(0.2)' }),
    );
    const read = held.map(({ query }) => query({ text: `select date '2025-01-24' as day` }));
    expect(await Promise.all(read)).toEqual(held.map(() => [{ day: '2025-01-24' }]));
    expect(await Promise.all(slow)).toEqual(slow.map(() => [{ n: 1 }]));
    for (const { release } of held) release();
  });

  it('tell that they are lost when the server closes them', async () => {
    const { query, isLost, release } = await database.hold();
    const [own] = await query<{ readonly pid: number }>({ text: 'select pg_backend_pid() as pid' });
    await database.query({ text: 'select pg_terminate_backend($1)', values: [own!.pid] });
    await expect(query({ text: 'select 1' })).rejects.toThrow();
    while (!isLost()) await pause(5); // the end of the connection comes behind the end of the statement
    release();
  });
});

describe('a closed pool', () => {
  it.each<readonly [string, (used: Database<unknown>) => Promise<unknown>]>([
    ['statements', (used) => used.query({ text: 'select 1' })],
    ['Kysely', (used) => sql`select 1`.execute(used.kysely)],
  ])('leaves no connection behind after %s', async (_, use) => {
    const used = connect<unknown>({ url: `${server.url}?application_name=closing` });
    const text = `select count(*) as n from pg_stat_activity where application_name = 'closing'`;
    await use(used);
    expect(await database.query({ text })).toEqual([{ n: 1 }]);
    await used.close();
    const open = async () => (await database.query<{ readonly n: number }>({ text }))[0]?.n;
    for (let i = 0; i < 50 && (await open()) !== 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await open()).toBe(0);
  });
});

describe('migrations', () => {
  it('apply once, in order, also when two processes start together', async () => {
    const second = (db: Kysely<unknown>): Promise<void> =>
      db.schema.alterTable('things').addColumn('note', 'text').execute();
    const steps = { '001-things': things, '002-note': second };
    const both = await Promise.all([migrate(database, 'store', steps), migrate(database, 'store', steps)]);
    expect(both.flat()).toEqual(['001-things', '002-note']);
    expect(await migrate(database, 'store', steps)).toEqual([]);
  });

  it('leave nothing of a run that failed, and name the step', async () => {
    const broken = {
      '001-things': things,
      '002-broken': (db: Kysely<unknown>) => sql`selekt`.execute(db).then(),
    };
    const failure: unknown = await migrate(database, 'broken', broken as never).catch(
      (error: unknown) => error,
    );
    expect(isMigrationError(failure) && failure.message).toBe('Step 002-broken of schema broken failed');
    await expect(database.query({ text: 'select * from broken.things' })).rejects.toThrow('does not exist');
  });
});

describe('a transaction', () => {
  it('fails, and nothing else does, when the server closes its connection between two statements', async () => {
    const cut = database.transaction(async (query) => {
      const [own] = await query<{ readonly pid: number }>({ text: 'select pg_backend_pid() as pid' });
      await database.query({ text: 'select pg_terminate_backend($1)', values: [own!.pid] });
      await pause(50);
      await query({ text: 'select 1' });
    });
    await expect(cut).rejects.toThrow();
    expect(await database.query({ text: 'select 1 as n' })).toEqual([{ n: 1 }]);
  });

  it('leaves all or nothing', async () => {
    await migrate(database, 'pair', { '001-things': things });
    const insert = { name: 'insert-thing', text: 'insert into pair.things values ($1, $2)' };
    await database.transaction((query) => query({ ...insert, values: [1, 'kept'] }));
    const half = database.transaction(async (query) => {
      await query({ ...insert, values: [2, 'lost'] });
      throw new Error('cut');
    });
    await expect(half).rejects.toThrow('cut');
    expect(await database.kysely.withSchema('pair').selectFrom('things').selectAll().execute()).toEqual([
      { id: 1, name: 'kept' },
    ]);
  });
});
