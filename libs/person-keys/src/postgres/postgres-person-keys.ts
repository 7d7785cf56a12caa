import { randomBytes } from 'node:crypto';
import type { PersonKey } from '@hoso/event-format';
import { migrate, type Database } from '@hoso/postgres';
import { LRUCache } from 'lru-cache';
import { readKeyName, writeKeyName, type KeyName } from '../key-name';
import { PersonKeys, type SealingKey } from '../person-keys';
import { grouped } from './grouped';
import { keyTable, type KeyRow, type KeyTable } from './key-table';
import { fingerprintOf, MasterKeyMismatchError, unwrap, wrap } from './master-key';
import { migrations, SCHEMA } from './migrations';

export interface PostgresPersonKeysOptions {
  readonly database: Database<unknown>;
  /** 32 bytes; every key is stored wrapped under it. */
  readonly masterKey: Uint8Array;
  /** Known keys kept in memory; 10,000 when absent. */
  readonly maxCached?: number;
  /** How long one is kept, so how long another process may still read a person erased here; a minute when absent. */
  readonly maxAgeMs?: number;
}

const KEY_BYTES = 32;
const MAX_CACHED = 10_000;
const MAX_AGE_MS = 60_000;
const ROUNDS = 5;

type KeptRow = KeyRow & { readonly wrapped: Buffer };

const isKept = (row: KeyRow): row is KeptRow => row.wrapped !== null;

const fingerprintClash =
  'The keys in this database were wrapped under another master key: use the secrets they belong to';

class PostgresPersonKeys extends PersonKeys {
  private readonly byName: LRUCache<string, PersonKey>;
  private readonly present: LRUCache<string, SealingKey>;
  /** What was read before an erasure is not remembered after it. */
  private erasures = 0;
  private readonly make = grouped((persons) => this.findOrMake(persons));
  private readonly read = grouped((names) => this.findNamed(names));

  constructor(
    private readonly table: KeyTable,
    private readonly master: Uint8Array,
    limits: { readonly max: number; readonly ttl: number },
  ) {
    super();
    this.byName = new LRUCache(limits);
    this.present = new LRUCache(limits);
  }

  override async keysFor(persons: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
    return collect(persons, this.present, this.make);
  }

  override async find(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    return collect(persons, this.byName, this.read);
  }

  override async destroy(named: string): Promise<void> {
    const { person } = readKeyName(named);
    await this.table.destroy(person);
    this.erasures++;
    this.present.delete(person);
    for (const name of [...this.byName.keys()])
      if (readKeyName(name).person === person) this.byName.delete(name);
  }

  private async findNamed(names: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    const before = this.erasures;
    const rows = await this.table.named(names.map(readKeyName));
    const found = new Map(rows.filter(isKept).map((row) => [writeKeyName(row), this.keyOf(row)]));
    if (before === this.erasures) for (const [name, key] of found) this.byName.set(name, key);
    return found;
  }

  /** Inserts first, since most persons are new; reads those that were there; a destroyed one gets the next generation. */
  private async findOrMake(persons: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
    const before = this.erasures;
    const found = new Map<string, SealingKey>();
    let missing: readonly KeyName[] = persons.map((person) => ({ person, generation: 1 }));
    for (let round = 0; missing.length > 0; round++) {
      if (round === ROUNDS) throw new Error('Keys of persons are destroyed as fast as they are made');
      const left = await this.insert(missing, found);
      const rows = left.length > 0 ? await this.table.latest(left) : [];
      for (const row of rows)
        if (isKept(row)) found.set(row.person, { person: writeKeyName(row), key: this.keyOf(row) });
      missing = rows
        .filter(({ wrapped }) => wrapped === null)
        .map(({ person, generation }) => ({ person, generation: generation + 1 }));
    }
    if (before === this.erasures) for (const [person, sealing] of found) this.remember(person, sealing);
    return found;
  }

  private async insert(
    names: readonly KeyName[],
    found: Map<string, SealingKey>,
  ): Promise<readonly string[]> {
    const fresh = names.map((name) => ({ name, key: randomBytes(KEY_BYTES) }));
    const rows = fresh.map(({ name, key }) => ({ ...name, wrapped: wrap(this.master, name, key) }));
    const inserted = await this.table.insert(rows);
    for (const { name, key } of fresh)
      if (inserted.has(name.person)) found.set(name.person, { person: writeKeyName(name), key });
    return names.map(({ person }) => person).filter((person) => !inserted.has(person));
  }

  private keyOf(row: KeptRow): PersonKey {
    return this.byName.get(writeKeyName(row)) ?? unwrap(this.master, row, row.wrapped);
  }

  private remember(person: string, sealing: SealingKey): void {
    this.byName.set(sealing.person, sealing.key);
    this.present.set(person, sealing);
  }
}

const collect = async <Key extends object>(
  wanted: readonly string[],
  cache: LRUCache<string, Key>,
  fetch: (missing: readonly string[]) => Promise<ReadonlyMap<string, Key>>,
): Promise<ReadonlyMap<string, Key>> => {
  const result = new Map<string, Key>();
  const missing: string[] = [];
  for (const name of wanted) {
    const known = cache.get(name);
    if (known) result.set(name, known);
    else missing.push(name);
  }
  if (missing.length === 0) return result;
  const fetched = await fetch(missing);
  for (const name of missing) {
    const key = fetched.get(name);
    if (key) result.set(name, key);
  }
  return result;
};

/**
 * Opens the keys kept in schema `person_keys` of a database, which is brought up to date.
 * @throws MasterKeyMismatchError when they were wrapped under another master key
 */
export const openPersonKeys = async (options: PostgresPersonKeysOptions): Promise<PersonKeys> => {
  const { database, masterKey, maxCached = MAX_CACHED, maxAgeMs = MAX_AGE_MS } = options;
  await migrate(database, SCHEMA, migrations);
  const table = keyTable(database.query);
  const fingerprint = fingerprintOf(masterKey);
  if ((await table.claim(fingerprint)) !== fingerprint) throw new MasterKeyMismatchError(fingerprintClash);
  return new PostgresPersonKeys(table, masterKey, { max: maxCached, ttl: maxAgeMs });
};
