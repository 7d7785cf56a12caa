import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createApplication, ReferenceData } from '@hoso/application';
import { MemoryOpenDossiers } from '@hoso/application/testing';
import { DEFAULT_POLICY, HAI_DUONG, PETITION_POLICIES } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { importLog, readMapping } from '@hoso/import';
import { addDays, addMonths, instantOf, plainDateOf, type PlainDate } from '@hoso/kernel';
import { MemoryPersonKeys } from '@hoso/person-keys';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { bringToHead, reportFacts, reportPetitions, reportProcedures, reportTime } from '@hoso/read-models';
import { Reports, type ReportAnswer } from './reports';
import { reportSettings } from './settings/default-settings';

const ROOT = resolve(__dirname, '../../..');
const LOG = join(ROOT, '../shared/data/receipt_wabo_coselog.csv.gz');
const NOW = instantOf('2026-01-01T00:00:00Z');
const YEARS = { from: plainDateOf('2010-01-01'), to: plainDateOf('2012-12-31') };

const whole = existsSync(LOG) ? describe : describe.skip;
if (!existsSync(LOG)) console.warn(`SKIPPED: the real log is not at ${LOG}`);

whole('the receipt log, imported and reported', () => {
  let postgres: PostgresFixture;
  let reports: Reports;
  let reference: ReferenceData;

  beforeAll(async () => {
    postgres = await startPostgresFixture();
    const store = new MemoryEventStore();
    reference = new ReferenceData(store);
    await reference.start();
    const settings = {
      hmacSecret: Buffer.alloc(32, 7),
      policy: DEFAULT_POLICY,
      petitionPolicies: PETITION_POLICIES,
      calendarRegion: HAI_DUONG.region,
      backdatingHours: 24,
      cachedDossiers: 2_000,
    };
    const keys = new MemoryPersonKeys();
    const openDossiers = new MemoryOpenDossiers(store, reference);
    const ports = { store, keys, clock: { now: () => NOW }, settings, reference, openDossiers };
    const application = createApplication(ports);
    const mapping = await readMapping(join(ROOT, 'infra/import/wabo-receipt.mapping.json'));
    const principal = { id: 'history', role: 'import', units: 'all' } as const;
    await importLog({ file: LOG, mapping, principal, ...application });
    const { database } = postgres;
    const projections = [reportFacts, reportTime, reportProcedures, reportPetitions];
    await bringToHead({ store, database, projections, cachedStreams: 2_000 });
    reports = new Reports({ database, reference, settings: reportSettings([]) });
  }, 120_000);
  afterAll(async () => {
    await reference.stop();
    await postgres.dispose();
  });

  const make = (name: string, request: { from: PlainDate; to: PlainDate }) =>
    reports.make(name, request, NOW);
  const broken = ({ identities }: ReportAnswer) => identities.filter(({ holds }) => !holds);

  it('gives form II.06a of the three years', async () => {
    const answer = await make('ii-06a', YEARS);
    expect(answer.total).toEqual({
      ...{ c3: 1_434, c4: 1_271, c5: 163, c6: 0 },
      ...{ c7: 1_329, c8: 951, c9: 1, c10: 377 },
      ...{ c11: 105, c12: 2, c13: 103 },
    });
    expect(broken(answer)).toEqual([]);
  });

  it('closes the books of each month, and carries over what the month before left open', async () => {
    let carried = 0;
    for (let from = YEARS.from; from < YEARS.to; from = addMonths(from, 1)) {
      const month = await make('ii-06a', { from, to: addDays(addMonths(from, 1), -1) });
      const { c6, c11 } = month.total as Readonly<Record<'c6' | 'c11', number>>;
      expect([from, broken(month), c6]).toEqual([from, [], carried]);
      carried = c11;
    }
    expect(carried).toBe(105);
  });

  it('lists every late dossier, and gives every working minute to somebody', async () => {
    expect((await make('overdue', YEARS)).rows).toHaveLength(377 + 103);
    const attribution = await make('attribution', YEARS);
    expect(attribution.total).toMatchObject({ dossiers: 1_434 });
    expect(broken(attribution)).toEqual([]);
  });
});
