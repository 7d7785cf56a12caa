import { bringToHead, reportFacts } from '@hoso/read-models';
import { write, writeReference } from '@hoso/read-models/testing';
import { HAI_DUONG, type DossierEvent, type Unit } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { plainDateOf } from '@hoso/kernel';
import { PORTAL_SYNC_SCHEMA, preparePortalSyncTables } from '@hoso/portal-sync';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { HISTORY_TO, opening, received, RULES, COMPLETE, happened, unitDirectory, vn } from '@hoso/testing';
import { Reports } from '../reports';
import { reportSettings } from '../settings/default-settings';
import type { SynchronisationBody } from './synchronisation';

const filed = (code: string, day = '2025-06-09', channel: 'online' | 'direct' = 'online'): DossierEvent =>
  happened('DossierSubmitted', `${day}T09:00`, {
    ...{ opening: { ...opening(channel), code }, rules: RULES, components: COMPLETE },
    replyDueAt: vn('2025-06-10T09:00'),
  });

const HISTORIES: Readonly<Record<string, readonly DossierEvent[]>> = {
  received: [received({ opening: { ...opening('online'), code: 'received' } })],
  waiting: [filed('waiting')],
  refused: [filed('refused'), ...HISTORY_TO.Refused.slice(1)],
  'filed-later': [filed('filed-later', '2025-07-01')],
  'at-the-counter': [filed('at-the-counter', '2025-06-09', 'direct')],
};

const IN_STEP = `insert into ${PORTAL_SYNC_SCHEMA}.dossiers (code, head, relevant, delivered, state, since)
  select code, 1, 1, 1, 'in-step', now() from unnest($1::text[]) as codes (code)`;

describe('the proof that the portal has every dossier', () => {
  let postgres: PostgresFixture;
  beforeAll(async () => {
    postgres = await startPostgresFixture();
  });
  afterAll(() => postgres.dispose());

  it('holds those filed online and never received beside the received', async () => {
    const store = new MemoryEventStore(() => vn('2025-07-01T10:00'));
    await writeReference(store);
    for (const [code, history] of Object.entries(HISTORIES))
      await write(store, `dossier-${code}`, ...history);
    const { database } = postgres;
    await bringToHead({ store, database, cachedStreams: 100, projections: [reportFacts] });
    await preparePortalSyncTables(database);
    await database.query({ text: IN_STEP, values: [['received', 'refused']] });
    const units: ReadonlyMap<string, Unit> = unitDirectory();
    const reference = { units, calendar: () => HAI_DUONG, procedure: () => undefined };
    const reports = new Reports({ database, reference, settings: reportSettings([]) });
    const june = { from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30') };
    const proof = (await reports.make(
      'synchronisation',
      june,
      vn('2025-08-01T08:00'),
    )) as unknown as SynchronisationBody;
    expect(proof.total).toMatchObject({ received: 1, synchronised: 1, rate: 100 });
    expect(proof.notReceived.total).toMatchObject({ filed: 2, synchronised: 1, waiting: 1, rate: 50 });
    expect(proof.notReceived.dossiers).toMatchObject([
      { code: 'refused', state: 'in-step', relevant: 1, synchronised: 1 },
      {
        code: 'waiting',
        filedAt: vn('2025-06-09T09:00'),
        relevant: null,
        synchronised: null,
        state: 'waiting',
      },
    ]);
  });
});
