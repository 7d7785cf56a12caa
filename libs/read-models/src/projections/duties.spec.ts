import type { DutyKind, PolicyEvent } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { plainDateOf, type Instant } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { inHandling, opening, received, vn } from '@hoso/testing';
import { bringToHead } from '../runner/bring-to-head';
import { SCHEMA } from '../store/migrations';
import { write, writeReference } from '../testing';
import { checkAll } from '../upkeep/drift-check';
import { rebuild } from '../upkeep/rebuild';
import { duties } from './duties';

const adopted: PolicyEvent = {
  type: 'PolicyAdopted',
  at: vn('2025-06-11T08:00'),
  data: {
    policy: {
      ...{ version: 'new', validFrom: plainDateOf('2025-06-12'), source: 'QĐ 12' },
      dossier: { nearDue: [{ kind: 'working-days-before', days: 4 }] },
    },
  },
};

describe('the duties of the clock', () => {
  let postgres: PostgresFixture;
  const store = new MemoryEventStore();
  beforeAll(async () => {
    postgres = await startPostgresFixture();
    await writeReference(store);
  });
  afterAll(() => postgres.dispose());

  const receive = (code: string, at: Instant) =>
    write(store, `dossier-${code}`, { ...received({ opening: { ...opening(), code } }), at });
  const warnings = async () => {
    const rows = await postgres.database.query<{
      readonly code: string;
      readonly owed: readonly { readonly kind: DutyKind; readonly moment: Instant }[];
    }>({ text: `select code, owed from ${SCHEMA}.duties order by code` });
    return rows.map(({ code, owed }) => [
      code,
      ...owed.filter(({ kind }) => kind === 'near-due').map(({ moment }) => moment),
    ]);
  };

  it('follow from the log and the policy in it: a new threshold moves no warning of an older dossier', async () => {
    const parts = { store, database: postgres.database, projections: [duties], cachedStreams: 1 };
    const base = [vn('2025-06-20T15:36'), vn('2025-06-20T17:00')];
    await receive('A', received().at);
    await bringToHead(parts);
    const before = await warnings();
    expect(before).toEqual([['A', ...base]]);
    await write(store, 'policy-engine', adopted);
    await receive('B', vn('2025-06-12T08:00'));
    // Read again from the log: its state was pushed out of the cache.
    await write(store, 'dossier-A', ...inHandling.slice(1));
    await bringToHead(parts);
    const after = [...before, ['B', vn('2025-06-18T17:00')]];
    expect(await warnings()).toEqual(after);
    await rebuild(parts);
    expect(await warnings()).toEqual(after);
    expect(await checkAll(parts)).toMatchObject({ different: 0 });
  });
});
