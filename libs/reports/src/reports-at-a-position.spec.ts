import { bringToHead, reportFacts, reportPetitions, reportProcedures, reportTime } from '@hoso/read-models';
import { write, writeReference } from '@hoso/read-models/testing';
import { HAI_DUONG } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { plainDateOf, type DomainEvent, type Instant } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import {
  DOSSIER_CODE,
  DUE,
  inHandling,
  overdue,
  PETITION_CODE,
  petitionIn,
  unitDirectory,
  vn,
} from '@hoso/testing';
import { printedReport } from './print/printed-report';
import type { RecordedBy } from './request/report-request';
import { Reports, type ReportAnswer } from './reports';
import { reportSettings } from './settings/default-settings';

/** The dossier is due on this day at 17:00. */
const DAY = { from: plainDateOf('2025-06-24'), to: plainDateOf('2025-06-24') };
const LATER = vn('2025-08-01T08:00');

describe('a report of a day that is not over', () => {
  let postgres: PostgresFixture;
  let reports: Reports;
  let recordedAt = vn('2025-06-24T16:00');
  const store = new MemoryEventStore(() => recordedAt);
  const printed: ReportAnswer[] = [];

  const make = (now: Instant, asOf?: RecordedBy) =>
    reports.make('ii-06a', { ...DAY, ...(asOf && { asOf }) }, now);
  const follow = () =>
    bringToHead({
      ...{ store, database: postgres.database, cachedStreams: 100 },
      projections: [reportFacts, reportTime, reportProcedures, reportPetitions],
    });
  const record = async (local: string, stream: string, events: readonly DomainEvent[]) => {
    recordedAt = vn(local);
    await write(store, stream, ...events);
    await follow();
  };
  const print = async (local: string) => {
    const answer = await make(vn(local));
    printed.push(answer);
    return answer;
  };

  beforeAll(async () => {
    postgres = await startPostgresFixture();
    await follow();
    reports = new Reports({
      database: postgres.database,
      reference: { units: unitDirectory(), calendar: () => HAI_DUONG, procedure: () => undefined },
      settings: reportSettings([]),
    });
  });
  afterAll(() => postgres.dispose());

  it('counts nothing before anything was recorded', async () => {
    const nothing = { position: null, until: vn('2025-06-24T00:00'), final: false, rows: [] };
    expect(await make(LATER)).toMatchObject(nothing);
  });

  it('is counted to the moment of its position, not to now', async () => {
    await writeReference(store);
    await record('2025-06-24T16:00', `dossier-${DOSSIER_CODE}`, inHandling);
    const counts = { c11: 1, c12: 1, c13: 0 };
    expect(await print('2025-06-24T16:30')).toMatchObject({
      ...{ until: vn('2025-06-24T16:00'), final: false, asOf: null },
      total: counts,
    });
  });

  it('knows of a due date that passes while nobody works, as soon as the clock has recorded it', async () => {
    await record('2025-06-24T17:00:01', `dossier-${DOSSIER_CODE}`, overdue.slice(inHandling.length));
    const { until, total } = await print('2025-06-24T18:00');
    expect([until > DUE, total]).toEqual([true, expect.objectContaining({ c12: 0, c13: 1 })]);
  });

  it('is over once anything was recorded after the day', async () => {
    expect(await print('2025-06-25T07:00')).toEqual(printed[1]);
    await record('2025-06-25T08:00', `feedback-${PETITION_CODE}`, petitionIn('Submitted'));
    expect(await print('2025-06-25T09:00')).toMatchObject({
      final: true,
      until: vn('2025-06-24T23:59:59.999'),
    });
  });

  it('is the same whenever it is asked for with the position printed on it', async () => {
    expect(printed).toHaveLength(4);
    for (const answer of printed) {
      const asOf = { position: BigInt(answer.position!) };
      expect(await make(vn('2025-06-25T10:00'), asOf)).toEqual(answer);
      expect(await make(LATER, asOf)).toEqual(answer);
    }
  });

  it('is asked for again with its instant where it was made as of one, and prints that', async () => {
    const time = vn('2025-06-24T17:00:00.500');
    const answer = await make(vn('2025-06-25T10:00'), { time });
    expect(answer).toMatchObject({
      position: printed[0]!.position,
      asOf: time,
      until: time,
      total: { c13: 1 },
    });
    expect(await make(LATER, { time })).toEqual(answer);
    expect(printedReport(answer).asOf).toBe(
      `Số liệu đã ghi nhận đến 2025-06-24T17:00:00.500+07:00 (vị trí ${answer.position} của nhật ký), tính đến 2025-06-24T17:00; kỳ chưa kết thúc`,
    );
  });
});
