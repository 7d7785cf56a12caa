import { bringToHead, PROJECTIONS } from '@hoso/read-models';
import { write, writeReference } from '@hoso/read-models/testing';
import { HAI_DUONG, type DossierEvent, type Unit } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { plainDateOf } from '@hoso/kernel';
import { PORTAL_SYNC_SCHEMA, preparePortalSyncTables } from '@hoso/portal-sync';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import {
  COMPLETE,
  fileRef,
  happened,
  HISTORY_TO,
  issued,
  opening,
  received,
  returned,
  RULES,
  unitDirectory,
  vn,
} from '@hoso/testing';
import { Reports } from '../reports';
import { reportSettings } from '../settings/default-settings';
import type { SynchronisationBody } from './synchronisation';

const filed = (code: string, day = '2025-06-09', channel: 'online' | 'direct' = 'online'): DossierEvent =>
  happened('DossierSubmitted', `${day}T09:00`, {
    ...{ opening: { ...opening(channel), code }, rules: RULES, components: COMPLETE },
    replyDueAt: vn('2025-06-10T09:00'),
  });

const receivedAs = (code: string): DossierEvent => received({ opening: { ...opening('online'), code } });

const HISTORIES: Readonly<Record<string, readonly DossierEvent[]>> = {
  received: [receivedAs('received')],
  'returned-since': [
    receivedAs('returned-since'),
    issued('2025-06-20T15:00', false),
    returned('2025-06-23T09:00', false),
  ],
  'digitised-since': [
    receivedAs('digitised-since'),
    happened('ComponentDigitised', '2025-06-10T08:00', { component: 'drawing', file: fileRef('c') }),
  ],
  waiting: [filed('waiting')],
  refused: [filed('refused'), ...HISTORY_TO.Refused.slice(1)],
  'filed-later': [filed('filed-later', '2025-07-01')],
  'at-the-counter': [filed('at-the-counter', '2025-06-09', 'direct')],
};

const IN_STEP = `insert into ${PORTAL_SYNC_SCHEMA}.dossiers (code, head, relevant, delivered, state, since)
  select code, head, head, head, 'in-step', now() from unnest($1::text[], $2::int[]) as looked (code, head)`;

/** The last event of each dossier that was looked at for the portal. */
const LOOKED_AT = { received: 0, 'returned-since': 1, 'digitised-since': 0, refused: 1 };

const JUNE = { from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30') };

describe('the proof that the portal has every dossier', () => {
  let postgres: PostgresFixture;
  beforeAll(async () => {
    postgres = await startPostgresFixture();
  });
  afterAll(() => postgres.dispose());

  const made = async (name: string) => {
    const units: ReadonlyMap<string, Unit> = unitDirectory();
    const reference = { units, calendar: () => HAI_DUONG, procedure: () => undefined };
    const reports = new Reports({ database: postgres.database, reference, settings: reportSettings([]) });
    return reports.make(name, JUNE, vn('2025-08-01T08:00'));
  };
  const prove = async () => (await made('synchronisation')) as unknown as SynchronisationBody;

  beforeAll(async () => {
    const store = new MemoryEventStore(() => vn('2025-07-01T10:00'));
    await writeReference(store);
    for (const [code, history] of Object.entries(HISTORIES))
      await write(store, `dossier-${code}`, ...history);
    const { database } = postgres;
    await bringToHead({ store, database, cachedStreams: 100, projections: PROJECTIONS });
    await preparePortalSyncTables(database);
    await database.query({ text: IN_STEP, values: [Object.keys(LOOKED_AT), Object.values(LOOKED_AT)] });
  });

  it('holds those filed online and never received beside the received', async () => {
    const { notReceived } = await prove();
    expect(notReceived.total).toMatchObject({ filed: 2, synchronised: 1, waiting: 1, rate: 50 });
    expect(notReceived.dossiers).toMatchObject([
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

  it('counts no dossier as there with an event that nobody has looked at, as the outbox stands still', async () => {
    const { total, dossiers: proofs } = await prove();
    expect(total).toMatchObject({ received: 3, synchronised: 1, waiting: 2, rate: 33.33 });
    expect(proofs).toMatchObject([
      { code: 'digitised-since', synchronised: 0, state: 'waiting', reason: 'not-looked-at' },
      { code: 'received', synchronised: 0, state: 'in-step', reason: null },
      { code: 'returned-since', synchronised: 1, state: 'waiting', reason: 'not-looked-at' },
    ]);
  });

  it('counts no dossier as there that the portal holds otherwise', async () => {
    const differs = `update ${PORTAL_SYNC_SCHEMA}.dossiers set state = $1, reason = $2 where code = 'received'`;
    await postgres.database.query({ text: differs, values: ['differs', 'row-extra'] });
    const { total, dossiers } = await prove();
    await postgres.database.query({ text: differs, values: ['in-step', null] });
    expect(total).toMatchObject({ synchronised: 0, differing: 1, rate: 0 });
    expect(dossiers[1]).toMatchObject({ code: 'received', state: 'differs', reason: 'row-extra' });
  });

  it('is what components 1.4 and 3.3 of Decision 766 are counted from', async () => {
    const { rows } = (await made('766')) as unknown as { readonly rows: readonly { readonly id: string }[] };
    expect(rows.find(({ id }) => id === '1.4')).toMatchObject({ numerator: 1, denominator: 3, score: 2 });
    expect(rows.find(({ id }) => id === '3.3')).toMatchObject({
      ...{ numerator: 1, denominator: 3, factor: 33.33, rate: 11.11, score: 1.33 },
    });
  });
});
