import { readAlert } from '@hoso/application';
import { SetClock } from '@hoso/application/testing';
import type { AccountabilityReportEvent } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import {
  acceptedBreach,
  CONSULTED_UNIT,
  DOSSIER_CODE,
  DUE,
  gathered,
  HANDLING_UNIT,
  happened,
  reviewedReport,
  submittedReport,
  vn,
} from '@hoso/testing';
import type { Instant } from '@hoso/kernel';
import { AlertWorld, RecordingSink, type Stepped } from './testing';

const REPORT = `accountability-${HANDLING_UNIT}-2025-06`;
/** Five working days after June. */
const REPORT_DUE = vn('2025-07-07T17:00');
const JUST_AFTER = vn('2025-07-07T17:00:00.001');

const required = happened('ExplanationRequired', '2025-06-24T17:01', {
  breach: DUE,
  unit: HANDLING_UNIT,
  dueAt: vn('2025-07-01T17:00'),
});

const revisedTo = (statutory: Instant) => {
  const dates = (due: Instant) => ({ statutory: due, current: due, provisional: false });
  return happened('DueDateRevised', '2025-07-09T07:30', {
    ...{ instrument: 'TB 3', reason: 'holiday', from: dates(vn('2025-06-25T17:00')), due: dates(statutory) },
    calendar: { region: 'hai-duong', version: 3 },
  });
};

let postgres: PostgresFixture;
let world: AlertWorld;
let clock: SetClock;
let processes: readonly Stepped[];

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

beforeEach(async () => {
  clock = new SetClock(vn('2025-06-25T08:00'));
  world = await AlertWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
  processes = world.processes([], { mail: new RecordingSink(false) });
  await world.inHandling(DOSSIER_CODE, 'binh');
  await world.write(DOSSIER_CODE, required);
  world.breaches.of.set(HANDLING_UNIT, [acceptedBreach(DOSSIER_CODE)]);
});
afterEach(() => world.application.stop());

const told = (event: AccountabilityReportEvent) => world.append(REPORT, [event]);

/** The alerts about reports as they stand at a moment, all processes having done what they could; those of the dossier left out. */
const lateAt = async (at: ReturnType<typeof vn>) => {
  clock.at = at;
  await world.settle(processes);
  const ids = [...(await world.alerts()).keys()].map((stream) => stream.slice('alert-'.length));
  const alerts = await Promise.all(
    ids.map(async (id) => (await readAlert(world.application.store, id)).alert!),
  );
  return alerts.filter(({ kind }) => kind === 'report-late');
};

describe('a periodic report that is not submitted', () => {
  it('raises an alert for the head once its due date has passed, and climbs', async () => {
    expect(await lateAt(vn('2025-06-30T17:00'))).toEqual([]);
    expect(await lateAt(REPORT_DUE)).toEqual([]);
    const alerts = await lateAt(JUST_AFTER);
    expect(alerts).toMatchObject([
      {
        ...{ audience: 'head', unit: HANDLING_UNIT, subject: { kind: 'unit', unit: HANDLING_UNIT } },
        figures: { period: '2025-06', dueAt: REPORT_DUE, breaches: 1 },
        evidence: [{ stream: `dossier-${DOSSIER_CODE}`, revision: 3, type: 'ExplanationRequired' }],
      },
    ]);
    expect(await lateAt(alerts[0]!.answerDueAt!)).toMatchObject([{ audience: 'superior' }]);
  });

  it('is told of once, whoever looks again', async () => {
    await lateAt(JUST_AFTER);
    const tables = 'alerts.watches, alerts.waiting, alerts.messages, processes.work, processes.checkpoints';
    await postgres.database.query({ text: `truncate ${tables}` });
    expect(await lateAt(vn('2025-07-20T08:00'))).toHaveLength(1);
  });

  it('is a matter no more once it is submitted, and again where it is returned', async () => {
    await told(gathered('2025-07-08T08:00', [acceptedBreach(DOSSIER_CODE)]));
    expect(await lateAt(vn('2025-07-08T08:00'))).toHaveLength(1);
    await told(submittedReport('2025-07-08T09:00', { late: true }));
    expect(await lateAt(vn('2025-07-08T09:00'))).toMatchObject([
      { resolved: { reason: 'AccountabilitySubmitted' } },
    ]);
    const dueAt = vn('2025-07-14T17:00');
    await told(reviewedReport('2025-07-09T08:00', { verdict: 'returned', reason: 'Chưa rõ', dueAt }));
    expect(await lateAt(dueAt)).toHaveLength(1);
    expect(await lateAt(vn('2025-07-14T17:01'))).toMatchObject([{}, { figures: { dueAt } }]);
    await told(gathered('2025-07-15T08:00', [acceptedBreach(DOSSIER_CODE)]));
    await told(submittedReport('2025-07-15T08:30', { dueAt, late: true }));
    const ended = await lateAt(vn('2025-07-15T08:30'));
    expect(ended.map(({ resolved }) => resolved !== undefined)).toEqual([true, true]);
  });

  it('is no matter where it was submitted in time, or where the unit has no breach', async () => {
    await told(gathered('2025-07-01T08:00', [acceptedBreach(DOSSIER_CODE)]));
    await told(submittedReport('2025-07-01T09:00'));
    world.breaches.of.set(CONSULTED_UNIT, []);
    expect(await lateAt(vn('2025-07-20T08:00'))).toEqual([]);
  });

  it('is a matter no more where the unit has no breach any more, and is told of again when it has', async () => {
    await lateAt(JUST_AFTER);
    world.breaches.of.set(HANDLING_UNIT, []);
    expect(await lateAt(vn('2025-07-08T17:01'))).toMatchObject([{ resolved: { reason: 'NothingOwed' } }]);
    world.breaches.of.set(HANDLING_UNIT, [acceptedBreach(DOSSIER_CODE)]);
    await world.write(DOSSIER_CODE, revisedTo(DUE));
    expect(await lateAt(vn('2025-07-09T08:00'))).toMatchObject([{ resolved: {} }, { audience: 'head' }]);
    await told(gathered('2025-07-09T08:10', [acceptedBreach(DOSSIER_CODE)]));
    await told(submittedReport('2025-07-09T08:20', { late: true }));
    expect(await lateAt(vn('2025-07-09T08:20'))).toMatchObject([
      { resolved: { reason: 'NothingOwed' } },
      { resolved: { reason: 'AccountabilitySubmitted' } },
    ]);
  });

  it('is found with the unit that a hand-over has brought its breach to', async () => {
    world.breaches.of.clear();
    world.breaches.of.set(HANDLING_UNIT, [acceptedBreach(DOSSIER_CODE)]);
    await lateAt(JUST_AFTER);
    world.breaches.of.set(CONSULTED_UNIT, [acceptedBreach(DOSSIER_CODE)]);
    const alerts = await lateAt(vn('2025-07-09T08:00'));
    expect(alerts.map(({ unit }) => unit).toSorted()).toEqual([HANDLING_UNIT, CONSULTED_UNIT].toSorted());
  });
});
