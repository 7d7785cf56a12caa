import type { RunStatement } from '@hoso/postgres';
import type { KeyName } from '../key-name';
import { SCHEMA } from './migrations';

/** A row: the wrapped key, or null when it was destroyed. */
export interface KeyRow extends KeyName {
  readonly wrapped: Buffer | null;
}

/** Statements on the table of keys. */
export interface KeyTable {
  /** Adds what is not there yet. @returns the persons whose row is now the one given */
  readonly insert: (rows: readonly KeyRow[]) => Promise<ReadonlySet<string>>;
  /** The last row of each person that has one. */
  readonly latest: (persons: readonly string[]) => Promise<readonly KeyRow[]>;
  /** The rows of these names that are not destroyed. */
  readonly named: (names: readonly KeyName[]) => Promise<readonly KeyRow[]>;
  readonly destroy: (person: string) => Promise<void>;
  /** Keeps the fingerprint when none is kept yet. @returns the one that is kept */
  readonly claim: (fingerprint: string) => Promise<string>;
}

const INSERT = `insert into ${SCHEMA}.keys (person, generation, wrapped)
  select * from unnest($1::text[], $2::int[], $3::bytea[]) on conflict do nothing returning person`;
const LATEST = `select distinct on (person) person, generation, wrapped from ${SCHEMA}.keys
  where person = any($1::text[]) order by person, generation desc`;
const NAMED = `select person, generation, wrapped from ${SCHEMA}.keys
  join unnest($1::text[], $2::int[]) as wanted (person, generation) using (person, generation)
  where wrapped is not null`;
const DESTROY = `update ${SCHEMA}.keys set wrapped = null, destroyed_at = now()
  where person = $1 and wrapped is not null`;
const CLAIM = `insert into ${SCHEMA}.master (id, fingerprint) values (1, $1) on conflict do nothing`;
const CLAIMED = `select fingerprint from ${SCHEMA}.master`;

const personsOf = (rows: readonly KeyName[]): readonly string[] => rows.map(({ person }) => person);
const generationsOf = (rows: readonly KeyName[]): readonly number[] =>
  rows.map(({ generation }) => generation);

export const keyTable = (query: RunStatement): KeyTable => ({
  insert: async (rows) => {
    // In one order everywhere: two processes that insert the same persons would wait for each other.
    const sorted = [...rows].sort((a, b) => (a.person < b.person ? -1 : 1));
    const values = [personsOf(sorted), generationsOf(sorted), sorted.map(({ wrapped }) => wrapped)];
    return new Set(personsOf(await query<KeyRow>({ name: 'person-keys-insert', text: INSERT, values })));
  },
  latest: (persons) => query<KeyRow>({ name: 'person-keys-latest', text: LATEST, values: [persons] }),
  named: (names) =>
    query<KeyRow>({
      name: 'person-keys-named',
      text: NAMED,
      values: [personsOf(names), generationsOf(names)],
    }),
  destroy: async (person) => {
    await query({ text: DESTROY, values: [person] });
  },
  claim: async (fingerprint) => {
    await query({ text: CLAIM, values: [fingerprint] });
    const [kept] = await query<{ readonly fingerprint: string }>({ text: CLAIMED });
    return kept?.fingerprint ?? '';
  },
});
