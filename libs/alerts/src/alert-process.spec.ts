import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import {
  DOSSIER_CODE,
  HANDLING_UNIT,
  happened,
  ONE_STOP,
  PETITION_CODE,
  petitionAfter,
  petitionIn,
  vn,
} from '@hoso/testing';
import type { Instant } from '@hoso/kernel';
import { readAlert, alertIdOf } from '@hoso/application';
import {
  petitionDutiesOf,
  type Alert,
  type DossierEvent,
  type PetitionDuty,
  type PetitionEvent,
} from '@hoso/domain';
import { SetClock } from '@hoso/application/testing';
import { AlertWorld, minutesLater, recipient, RecordingSink, type Stepped } from './testing';
import type { Recipient } from './delivery/recipients';
import type { SendOutcome } from './delivery/sink';
import { wordingOf } from './delivery/wording';

const MORNING = vn('2025-06-25T09:00');

let postgres: PostgresFixture;
let world: AlertWorld;
let clock: SetClock;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

beforeEach(async () => {
  clock = new SetClock(MORNING);
  world = await AlertWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
});
afterEach(() => world.application.stop());

const overdue = (local = '2025-06-25T08:59') =>
  happened('OverdueRecorded', local, {
    duty: 'overdue',
    moment: vn('2025-06-24T17:00'),
    dueAt: vn('2025-06-24T17:00'),
    lateness: { workingMinutes: 119, calendarMs: 57_540_000 },
    unit: HANDLING_UNIT,
    officer: 'binh',
  });
const issued = happened('ResultIssued', '2025-06-25T09:30', { number: '1', signedBy: 'an', late: true });

const begin = (sink: RecordingSink, ...recipients: readonly Recipient[]): readonly Stepped[] =>
  world.processes(recipients, sink.isRepeatable ? { 'web-hook': sink } : { mail: sink });

const late = async (code = DOSSIER_CODE): Promise<void> => {
  await world.inHandling(code, 'binh');
  await world.write(code, overdue());
};

const dates = (statutory: Instant) => ({ statutory, current: statutory, provisional: false });

/** All that the processes remember. */
const TABLES = 'alerts.watches, alerts.waiting, alerts.messages, processes.work, processes.checkpoints';

const IN_PROGRESS = petitionIn('InProgress');

/** With an officer, who has not answered it in time. */
const latePetition = (): readonly PetitionEvent[] => {
  const [{ key, moment }] = petitionDutiesOf(petitionAfter(...IN_PROGRESS)) as [PetitionDuty];
  const lateness = { workingMinutes: 30, calendarMs: 52_200_000 };
  const data = { duty: 'answer', key, moment, lateness } as const;
  return [...IN_PROGRESS, { type: 'PetitionLateRecorded', at: vn('2025-07-02T07:30'), data }];
};

const onlyAlert = async (): Promise<Alert> => {
  const [stream] = [...(await world.alerts()).keys()];
  return (await readAlert(world.application.store, stream!.slice('alert-'.length))).alert!;
};

const states = (alert: Alert): readonly string[] => Object.values(alert.deliveries).map(({ state }) => state);

describe('the processes of alerts', () => {
  it('raise, let climb and stop climbing where somebody answers', async () => {
    const mail = new RecordingSink(false);
    const processes = begin(mail, recipient('mail', { audiences: ['head'] }));
    await late();
    await world.settle(processes);
    expect([...(await world.alerts()).values()]).toEqual([['AlertRaised']]);
    const { answerDueAt, alert } = await onlyAlert();
    clock.at = minutesLater(answerDueAt!, -1);
    await world.settle(processes);
    expect(mail.sent).toEqual([]);
    clock.at = answerDueAt!;
    await world.settle(processes);
    expect([...(await world.alerts()).values()][0]!.slice(0, 2)).toEqual(['AlertRaised', 'AlertEscalated']);
    expect(mail.sent.map(({ notices }) => notices[0])).toMatchObject([{ alert, audience: 'head' }]);
    await world.application.alertDecisions.take({
      id: alert,
      command: { type: 'AcknowledgeAlert', data: {} },
      context: {
        principal: { id: 'an', role: 'head', units: [HANDLING_UNIT] },
        commandId: 'c1',
        correlationId: 'c1',
        causationId: 'c1',
      },
    });
    clock.at = vn('2025-08-01T08:00');
    await world.settle(processes);
    expect((await onlyAlert()).audience).toBe('head');
    expect(mail.sent).toHaveLength(1);
  });

  it('tell of a late petition, and end it with its answer', async () => {
    const mail = new RecordingSink(false);
    const processes = begin(mail, recipient('mail', { kinds: ['petition-late'] }));
    await world.append(`feedback-${PETITION_CODE}`, latePetition());
    await world.settle(processes);
    const alert = await onlyAlert();
    expect(alert).toMatchObject({ kind: 'petition-late', officer: 'binh', unit: HANDLING_UNIT });
    expect(wordingOf(mail.sent[0]!.notices[0]!).vi).toBe(
      `Trễ hạn xử lý: phản ánh, kiến nghị ${PETITION_CODE} (nghiêm trọng, gửi cán bộ xử lý)`,
    );
    clock.at = alert.answerDueAt!;
    await world.settle(processes);
    expect((await onlyAlert()).audience).toBe('head');
    await world.append(`feedback-${PETITION_CODE}`, petitionIn('Answered').slice(IN_PROGRESS.length));
    await world.settle(processes);
    expect((await onlyAlert()).resolved).toMatchObject({ reason: 'PetitionAnswered' });
  });

  it('count the lateness of an officer and of the unit over dossiers', async () => {
    const processes = begin(new RecordingSink(false));
    await late('H23.01-250610-0001');
    await late('H23.01-250610-0002');
    await late('H23.01-250610-0003');
    await world.settle(processes);
    const ids = [
      `repeated-lateness officer ${HANDLING_UNIT} binh 2025-Q2`,
      `repeated-lateness unit ${HANDLING_UNIT} 2025-Q2`,
    ].map((key) => `alert-${alertIdOf(key)}`);
    const alerts = await world.alerts();
    expect(alerts.size).toBe(5);
    expect(ids.map((id) => alerts.get(id))).toEqual([['AlertRaised'], ['AlertRaised']]);
  });

  it('take back what was no lateness, and tell anew of what repeats once more', async () => {
    const processes = begin(new RecordingSink(false));
    const revise = (from: Instant, to: Instant, local: string) =>
      happened('DueDateRevised', local, {
        ...{ instrument: local, reason: 'flood', from: dates(from), due: dates(to) },
      });
    const [due, later] = [vn('2025-06-24T17:00'), vn('2025-07-04T17:00')];
    const [one, two] = ['H23.01-250610-0001', 'H23.01-250610-0002'] as const;
    await late(one);
    await late(two);
    await world.settle(processes);
    await world.write(one, revise(due, later, '2025-06-26T08:00'));
    await world.settle(processes);
    const key = `repeated-lateness officer ${HANDLING_UNIT} binh 2025-Q2`;
    const read = async (each: string) => (await readAlert(world.application.store, alertIdOf(each))).alert;
    const evidence = { stream: `dossier-${one}`, revision: 4 };
    expect((await read(key))?.resolved).toMatchObject({ reason: 'DueDateRevised', evidence });
    await world.write(one, revise(later, due, '2025-06-26T09:00'));
    await world.settle(processes);
    const again = await read(`${key} again 2`);
    expect(again?.resolved).toBeUndefined();
    expect(again?.evidence.map(({ stream }) => stream)).toEqual([`dossier-${two}`, `dossier-${one}`]);
    expect(await read(`repeated-lateness unit ${HANDLING_UNIT} 2025-Q2 again 2`)).toBeDefined();
    const before = await world.alerts();
    await postgres.database.query({ text: `truncate ${TABLES}` });
    await world.settle(begin(new RecordingSink(false)));
    expect(await world.alerts()).toEqual(before);
  });

  it('tell the successor that a unit which has ended was late repeatedly', async () => {
    const data = { unit: HANDLING_UNIT, validTo: '2025-06-24', successor: ONE_STOP, legalBasis: 'NQ 202' };
    const dissolved = { type: 'UnitDissolved', at: vn('2025-06-20T08:00'), data };
    await world.append(`unit-${HANDLING_UNIT}`, [dissolved]);
    await late('H23.01-250610-0001');
    await late('H23.01-250610-0002');
    await world.settle(begin(new RecordingSink(false)));
    const id = alertIdOf(`repeated-lateness officer ${HANDLING_UNIT} binh 2025-Q2`);
    const { alert } = await readAlert(world.application.store, id);
    const subject = { kind: 'officer', unit: HANDLING_UNIT, officer: 'binh' };
    expect(alert).toMatchObject({ subject, unit: ONE_STOP, officer: 'binh', superior: 'H23' });
  });

  it('count dossiers and petitions together, and name both', async () => {
    const processes = begin(new RecordingSink(false));
    await world.inHandling(DOSSIER_CODE, 'binh');
    const moment = vn('2025-07-01T17:00');
    const dueAt = { moment, dueAt: moment };
    const event = overdue('2025-07-02T07:30');
    const lateDossier = { ...event, data: { ...event.data, ...dueAt } } as DossierEvent;
    await world.write(DOSSIER_CODE, lateDossier);
    await world.append(`feedback-${PETITION_CODE}`, latePetition());
    await world.settle(processes);
    const id = alertIdOf(`repeated-lateness officer ${HANDLING_UNIT} binh 2025-Q3`);
    const { alert } = await readAlert(world.application.store, id);
    expect(alert?.evidence.map(({ stream }) => stream).toSorted()).toEqual([
      `dossier-${DOSSIER_CODE}`,
      `feedback-${PETITION_CODE}`,
    ]);
  });

  it('gather what waits for a recipient, and wait for the opening of its calendar', async () => {
    const mail = new RecordingSink(false);
    const processes = begin(
      mail,
      recipient('mail', { digestMinutes: 30, quietHours: true, kinds: ['overdue'] }),
    );
    clock.at = vn('2025-06-25T16:45');
    await late('H23.01-250610-0001');
    await world.settle(processes);
    clock.at = vn('2025-06-25T18:00');
    await late('H23.01-250610-0002');
    await world.settle(processes);
    expect(mail.sent).toEqual([]);
    clock.at = vn('2025-06-26T07:00');
    await world.settle(processes);
    expect(mail.sent.map(({ notices }) => notices.length)).toEqual([2]);
  });

  it('do not tell of what ended while it waited', async () => {
    const mail = new RecordingSink(false);
    const processes = begin(mail, recipient('mail', { digestMinutes: 60 }));
    await late();
    await world.settle(processes);
    await world.write(DOSSIER_CODE, issued);
    clock.at = minutesLater(MORNING, 61);
    await world.settle(processes);
    expect([...(await world.alerts()).values()]).toEqual([['AlertRaised', 'AlertResolved']]);
    expect(mail.sent).toEqual([]);
  });

  it.each<[string, SendOutcome, string]>([
    [
      'give up at once what is refused for good',
      { kind: 'failed', fault: '550', isPermanent: true },
      'gave-up',
    ],
    ['do not send a mail again that may have arrived', { kind: 'unknown', fault: 'ETIMEDOUT' }, 'unknown'],
  ])('%s', async (_, outcome, state) => {
    const mail = new RecordingSink(false, () => outcome);
    const processes = begin(mail, recipient('mail'));
    await late();
    await world.settle(processes);
    clock.at = minutesLater(MORNING, 600);
    await world.settle(processes);
    expect(states(await onlyAlert())).toEqual([state]);
    expect(mail.sent.length).toBeLessThanOrEqual(1);
  });

  it('try a hook again under the same id, more and more rarely, and give it up in the end', async () => {
    let tries = 0;
    const hook = new RecordingSink(true, () => {
      tries += 1;
      return { kind: 'unknown', fault: 'no answer in time' };
    });
    const processes = begin(hook, recipient('web-hook'));
    await late();
    await world.settle(processes);
    expect(tries).toBe(1);
    for (let minute = 0; minute < 400; minute += 1) {
      clock.at = minutesLater(MORNING, minute);
      await world.settle(processes);
    }
    expect([tries, new Set(hook.sent.map(({ id }) => id)).size]).toEqual([8, 1]);
    expect(states(await onlyAlert())).toContain('gave-up');
  });

  it('send nothing a second time when their tables are lost', async () => {
    const mail = new RecordingSink(false);
    await late();
    await world.settle(begin(mail, recipient('mail')));
    const before = await world.alerts();
    await postgres.database.query({ text: `truncate ${TABLES}` });
    await world.settle(begin(mail, recipient('mail')));
    expect(mail.sent).toHaveLength(1);
    expect(await world.alerts()).toEqual(before);
  });
});
