import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, startEmbeddedPostgres, type Database, type EmbeddedPostgres } from '@hoso/postgres';
import { isMasterKeyMismatch, MemoryPersonKeys, openPersonKeys } from './index';
import { fingerprintOf } from './postgres/master-key';
import { describePersonKeys } from './testing';

describePersonKeys('memory', () => Promise.resolve(new MemoryPersonKeys()));

describe('PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoso-person-keys-'));
  const given = process.env['DATABASE_URL'];
  const masterKey = randomBytes(32);
  // A database of its own: the one that DATABASE_URL names may hold the keys of citizens.
  const scratch = `hoso_person_keys_${process.pid}`;
  let server: EmbeddedPostgres | undefined;
  let outer: Database<unknown>;
  let database: Database<unknown>;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    if (!given) server = await startEmbeddedPostgres({ folder, onNotice: () => undefined, places: [folder] });
    const url = new URL(given ?? server!.url);
    outer = connect<unknown>({ url: url.href, max: 1 });
    await outer.query({ text: `create database ${scratch}` });
    url.pathname = scratch;
    database = connect<unknown>({ url: url.href, max: 4 });
  });
  afterAll(async () => {
    await database.close();
    await outer.query({ text: `drop database ${scratch}` });
    await outer.close();
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  describePersonKeys('PostgreSQL', () => openPersonKeys({ database, masterKey }));

  const countingInserts = (): { readonly seen: string[]; readonly database: Database<unknown> } => {
    const seen: string[] = [];
    const query: Database<unknown>['query'] = (statement) => {
      seen.push(statement.name ?? '');
      return database.query(statement);
    };
    return { seen, database: { ...database, query } };
  };

  it('inserts the persons of concurrent calls in one statement', async () => {
    const counted = countingInserts();
    const keys = await openPersonKeys({ database: counted.database, masterKey });
    counted.seen.length = 0;
    await Promise.all(Array.from({ length: 100 }, (_, i) => keys.keysFor([`grouped-${i}`])));
    expect(counted.seen).toEqual(['person-keys-insert']);
    await keys.keysFor(['grouped-7']);
    expect(counted.seen).toHaveLength(1);
  });

  it('keeps no more keys in memory than it is told, and forgets none of them', async () => {
    const keys = await openPersonKeys({ database, masterKey, maxCached: 2 });
    const persons = ['bounded-1', 'bounded-2', 'bounded-3', 'bounded-4'];
    const made = await keys.keysFor(persons);
    for (const person of persons)
      expect((await keys.find([person])).get(person)).toEqual(made.get(person)!.key);
  });

  it('gives two processes the same key for the same person', async () => {
    const both = await Promise.all([1, 2].map(() => openPersonKeys({ database, masterKey })));
    const persons = Array.from({ length: 50 }, (_, i) => `shared-${i}`);
    const [one, two] = await Promise.all(
      both.map((keys, i) => keys.keysFor(i === 0 ? persons : [...persons].reverse())),
    );
    for (const person of persons) expect(one!.get(person)).toEqual(two!.get(person));
  });

  it('lets another process read an erased person no longer than a known key is kept', async () => {
    const [here, there] = await Promise.all(
      [1, 2].map(() => openPersonKeys({ database, masterKey, maxAgeMs: 50 })),
    );
    await there!.keysFor(['elsewhere']);
    await here!.destroy('elsewhere');
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect((await there!.find(['elsewhere'])).size).toBe(0);
  });

  it('stores no key in clear, and nothing of a destroyed one', async () => {
    const keys = await openPersonKeys({ database, masterKey });
    const { key } = (await keys.keysFor(['stored'])).get('stored')!;
    const row = { text: 'select wrapped from person_keys.keys where person = $1', values: ['stored'] };
    const [stored] = await database.query<{ readonly wrapped: Buffer }>(row);
    expect(stored!.wrapped).toHaveLength(60);
    expect(stored!.wrapped.includes(Buffer.from(key as Uint8Array))).toBe(false);
    await keys.destroy('stored');
    expect(await database.query(row)).toEqual([{ wrapped: null }]);
  });

  it('refuses another master key, and a wrapped key moved to another person', async () => {
    const stranger: unknown = await openPersonKeys({ database, masterKey: randomBytes(32) }).catch(
      (e: unknown) => e,
    );
    expect(isMasterKeyMismatch(stranger)).toBe(true);
    const [kept] = await database.query<{ readonly fingerprint: string }>({
      text: 'select * from person_keys.master',
    });
    expect(kept!.fingerprint).toBe(fingerprintOf(masterKey));

    const keys = await openPersonKeys({ database, masterKey });
    await keys.keysFor(['moved']);
    await database.query({ text: `update person_keys.keys set person = 'taken' where person = 'moved'` });
    await expect(keys.find(['taken'])).rejects.toMatchObject({ code: 'master-key-mismatch' });
  });
});
