import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { SetClock } from '@hoso/application/testing';
import { MemoryEventStore, type RecordedEvent } from '@hoso/event-store';
import { epochMs, instantFromMs } from '@hoso/kernel';
import type { AnsweredQuestion, PortalServices } from '@hoso/portal';
import { startPortalSandbox, type PortalSandbox } from '@hoso/portal-sandbox';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { PortalGate } from '../exchange/gate';
import { QuestionList, startPortalSync, type RunningPortalSync } from '../index';
import { PortalSyncWorld, ROUGH_PACE, WatchedPortal, sandboxServices } from '../testing';
import { QuestionRound } from './question-round';
import { QuestionRows } from './question-rows';

const SEND = 'DongBoKetQuaHoiDapGuiTuDVCQG';
const UNIT = 'H23.15';
const NAME = 'Nguyễn Văn An';
const ASKED = { NOIDUNG: 'Mất giấy khai sinh thì xin cấp lại ở đâu?', HOVATEN: NAME, MADONVI: UNIT };
const TEXT =
  'Ông đến UBND xã An Phú, mang căn cước và tờ khai mẫu 3; bản sao trích lục được cấp trong buổi sáng.';
const OTHER = 'Trích lục bản sao cấp tại UBND xã An Phú trong 1 ngày; lệ phí 8.000 đồng, nộp khi nhận giấy.';
const answeredBy = { name: 'Trần Thị Bình', position: 'Công chức tư pháp - hộ tịch' };

let postgres: PostgresFixture;
let sandbox: PortalSandbox;
let clock: SetClock;
let world: PortalSyncWorld;
let services: PortalServices;
let running: RunningPortalSync | undefined;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

beforeEach(async () => {
  sandbox = await startPortalSandbox({ port: 0, host: '127.0.0.1' });
  clock = new SetClock(vn('2025-06-10T08:00'));
  world = await PortalSyncWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
  services = sandboxServices(sandbox);
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await world.application.stop();
  await sandbox.stop();
});

/** An instance of its own, as in a process of its own. */
const roundWith = (through: Pick<PortalServices, 'questions' | 'sendAnswer'> = services): QuestionRound => {
  const { portalQuestions: questions, database, pace } = world.parts({ portal: new WatchedPortal() });
  const gate = new PortalGate(pace, clock);
  return new QuestionRound({ services: through, unitCode: 'H23', gate, pace, questions, database, clock });
};

const wait = (ms: number): void => {
  clock.at = instantFromMs(epochMs(clock.now()) + ms);
};
const DOUBT_MS = 5_000 + 2 * ROUGH_PACE.answerWithinMs;

const ask = (id: string, changes: object = {}): void =>
  sandbox.desk.ask({ HOIDAPID: id, ...ASKED, ...changes });

/** An official answers, and the outbox takes note of it. */
const answer = async (id: string, text = TEXT) => {
  const commandId = randomUUID();
  const principal = { id: 'binh', role: 'officer', units: [UNIT] } as const;
  const context = { principal, commandId, correlationId: commandId, causationId: commandId };
  const data = { answer: text, answeredBy };
  const outcome = await world.application.portalQuestions.decisions.answer({ id, data, context });
  await world.settle(world.instance({ portal: new WatchedPortal() }));
  return outcome;
};

const recorded = async (id: string): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const event of world.application.store.read(`portalquestion-${id}`)) events.push(event);
  return events;
};
const told = async (id: string): Promise<readonly string[]> =>
  (await recorded(id)).map(({ type, data }) => {
    const { attempt = '', outcome = '', cause = '' } = data as Partial<Record<string, string>>;
    return [type, attempt, outcome, cause].join(' ').trim();
  });

const listed = async (): Promise<Readonly<Record<string, string>>> => {
  const { items } = await new QuestionList(world.database).page({ visible: 'all', limit: 100 });
  return Object.fromEntries(items.map(({ id, state }) => [id, state]));
};

const atPortal = async (): Promise<Readonly<Record<string, unknown>>> => {
  const fetched = await services.questions();
  if (fetched.kind === 'failed') throw new Error(fetched.message);
  return Object.fromEntries(
    fetched.content.map(({ HOIDAPID, TRANGTHAI }) => [String(HOIDAPID), TRANGTHAI] as const),
  );
};

const sent = () => sandbox.desk.messages(SEND).map(({ data }) => data);

const RECEIVED = 'QuestionReceived';
const ANSWERED = 'QuestionAnswered';
const BEGUN = 'AnswerExchangeBegun';
const ENDED = 'AnswerExchangeEnded';

it('is received once, answered, and shown as answered at the portal', async () => {
  ask('7', { MATTHCDP: '1.004884', THUDIENTU: 'an@example.vn' });
  const round = roundWith();
  await round.run();
  await round.run();
  expect([await told('7'), await listed(), sent()]).toEqual([[RECEIVED], { '7': 'open' }, []]);
  expect(JSON.stringify((await recorded('7')).map(({ data }) => data))).not.toMatch(
    /Nguyễn|example|khai sinh/,
  );
  const { reader } = world.application.portalQuestions;
  expect(await reader.read('7', 'with-persons')).toMatchObject({
    ...{ unit: UNIT, procedure: '1.004884', content: ASKED.NOIDUNG },
    asker: { name: NAME, email: 'an@example.vn' },
  });
  expect(JSON.stringify(await reader.read('7', 'without-persons'))).not.toMatch(/Nguyễn|example|khai sinh/);

  await answer('7');
  expect(await listed()).toEqual({ '7': 'answered' });
  await round.run();
  const message = {
    HOIDAPID: '7',
    NGUOITRALOI: 'Trần Thị Bình',
    CHUCVUNGUOITRALOI: 'Công chức tư pháp - hộ tịch',
    NGAYTRALOI: '20250610080000',
    NOIDUNGTRALOI: TEXT,
  };
  expect([sent(), await atPortal(), await listed()]).toEqual([[message], { '7': '0' }, { '7': 'delivered' }]);
  wait(3_600_000);
  await round.run();
  expect(await told('7')).toEqual([RECEIVED, ANSWERED, `${BEGUN} 1`, `${ENDED} 1 accepted`]);
});

it('that names no unit is asked of the authority itself, and one that was answered before is left alone', async () => {
  sandbox.desk.ask({ HOIDAPID: '8', NOIDUNG: 'Lệ phí bao nhiêu?' });
  await services.sendAnswer({ HOIDAPID: '9', NOIDUNGTRALOI: 'đã trả lời' } as AnsweredQuestion);
  ask('9');
  await roundWith().run();
  expect((await recorded('8'))[0]!.data).toMatchObject({ unit: 'H23' });
  expect([await atPortal(), await recorded('9')]).toEqual([{ '8': '1', '9': '0' }, []]);
});

it.each(['open', 'refused'])(
  'that somebody answered at the portal waits here no longer: %s',
  async (state) => {
    ask('7');
    const round = roundWith();
    await round.run();
    if (state === 'refused') {
      await answer('7');
      sandbox.desk.addFault({ kind: 'schema-rejection', next: 1, services: [SEND] });
      await round.run();
    }
    expect(await listed()).toEqual({ '7': state });
    await services.sendAnswer({ HOIDAPID: '7', NOIDUNGTRALOI: 'đã trả lời' } as AnsweredQuestion);
    await round.run();
    await round.run();
    expect(await listed()).toEqual({ '7': 'answered-elsewhere' });
    expect((await told('7')).filter((each) => each === 'QuestionFoundAnswered')).toHaveLength(1);
  },
);

it('whose answer was lost is answered again, once it can no longer arrive', async () => {
  ask('7');
  const round = roundWith();
  await round.run();
  await answer('7');
  sandbox.desk.addFault({ kind: 'lost-reply', next: 1, services: [SEND] });
  await round.run();
  await round.run();
  expect([sent().length, await listed()]).toEqual([1, { '7': 'answered' }]);
  wait(DOUBT_MS);
  await round.run();
  expect(await told('7')).toEqual([
    ...[RECEIVED, ANSWERED, `${BEGUN} 1`, `${ENDED} 1 unknown`],
    ...[`${BEGUN} 2`, `${ENDED} 2 accepted`],
  ]);
  expect([new Set(sent().map((message) => JSON.stringify(message))).size, await listed()]).toEqual([
    1,
    { '7': 'delivered' },
  ]);
});

it('is answered when a portal that took no calls takes them again', async () => {
  ask('7');
  const round = roundWith();
  await round.run();
  await answer('7');
  sandbox.desk.addFault({ kind: 'maintenance', next: 1, windowMs: 0, services: [SEND] });
  await round.run();
  expect([sent(), await listed()]).toEqual([[], { '7': 'answered' }]);
  await round.run();
  expect((await told('7')).slice(2)).toEqual([
    ...[`${BEGUN} 1`, `${ENDED} 1 not-now maintenance`],
    ...[`${BEGUN} 2`, `${ENDED} 2 accepted`],
  ]);
});

it('whose answer the portal refuses waits for another text, and the refusal names nobody', async () => {
  ask('7', { THUDIENTU: 'an@example.vn' });
  const round = roundWith();
  await round.run();
  await answer('7');
  const message = `Không nhận: ${NAME}, an@example.vn hỏi “${ASKED.NOIDUNG}”`;
  sandbox.desk.addFault({ kind: 'schema-rejection', next: 1, message, services: [SEND] });
  await round.run();
  await round.run();
  expect((await recorded('7')).at(-1)!.data).toEqual({
    ...{ attempt: 1, outcome: 'rejected', errorCode: '-1' },
    fault: 'Không nhận: …, … hỏi “…”',
  });
  expect([sent(), await listed()]).toEqual([[], { '7': 'refused' }]);
  await answer('7', OTHER);
  await round.run();
  expect([sent(), await listed()]).toMatchObject([[{ NOIDUNGTRALOI: OTHER }], { '7': 'delivered' }]);
});

it.each(['before it sent', 'before it heard'])('outlives a process that died %s the answer', async (when) => {
  ask('7');
  await roundWith().run();
  await answer('7');
  const died = {
    questions: () => services.questions(),
    sendAnswer: async (message: AnsweredQuestion) => {
      expect((await told('7')).at(-1)).toBe(`${BEGUN} 1`);
      if (when === 'before it heard') await services.sendAnswer(message);
      throw new Error('the power is gone');
    },
  };
  await expect(roundWith(died).run()).rejects.toThrow('the power is gone');
  const sentBefore = sent().length;
  await roundWith().run();
  expect([sent().length, (await told('7')).at(-1)]).toEqual([sentBefore, `${BEGUN} 1`]);
  wait(DOUBT_MS);
  await roundWith().run();
  expect((await told('7')).slice(2)).toEqual([
    ...[`${BEGUN} 1`, `${ENDED} 1 unknown interrupted`],
    ...[`${BEGUN} 2`, `${ENDED} 2 accepted`],
  ]);
  expect([sent().length, await atPortal()]).toEqual([sentBefore + 1, { '7': '0' }]);
});

it('without a valid id is kept out, loudly, and the others come in', async () => {
  ask('câu hỏi số 1');
  ask('7');
  const round = roundWith();
  await expect(round.run()).rejects.toThrow('"câu hỏi số 1" (HOIDAPID)');
  expect([await listed(), round.keptOut]).toEqual([{ '7': 'open' }, 1]);
});

it('is neither received nor answered twice by two instances at once', async () => {
  const ids = Array.from({ length: 8 }, (_, nr) => `nr-${nr}`);
  for (const id of ids) ask(id);
  await Promise.all([roundWith().run(), roundWith().run()]);
  for (const id of ids) await answer(id);
  await Promise.all([roundWith().run(), roundWith().run()]);
  for (const id of ids)
    expect(await told(id)).toEqual([RECEIVED, ANSWERED, `${BEGUN} 1`, `${ENDED} 1 accepted`]);
  expect(sent()).toHaveLength(ids.length);
});

it('is not lost with its row', async () => {
  for (const id of ['7', '8']) ask(id);
  await roundWith().run();
  await answer('8');
  await world.database.query({ text: 'truncate portal_sync.questions' });
  await roundWith().run();
  expect([await listed(), await told('7')]).toEqual([{ '7': 'open', '8': 'delivered' }, [RECEIVED]]);
  await world.database.query({ text: 'truncate portal_sync.questions' });
  const rows = new QuestionRows(world.application.portalQuestions.streams);
  const all: RecordedEvent[] = [];
  for await (const event of world.application.store.scan('all')) all.push(event);
  await rows.take(all, world.database.query);
  expect(await listed()).toEqual({ '7': 'open', '8': 'delivered' });
});

it('is asked for and counted as long as the process runs', async () => {
  const everyMs = 20;
  running = await startPortalSync({
    ...world.parts({ portal: new WatchedPortal() }),
    journal: { error: () => undefined },
    desk: {
      ...{ services, everyMs, ratingsIn: () => Promise.resolve([]) },
      authority: { unitCode: 'H23', unitName: 'UBND tỉnh Hải Dương' },
    },
  });
  ask('7');
  for (let tries = 0; tries < 500 && running.health().questions?.received !== 1; tries++) await pause(20);
  expect(running.health().questions).toEqual({
    ...{ received: 1, open: 1, answered: 0, delivered: 0, refused: 0, 'answered-elsewhere': 0, keptOut: 0 },
  });
});
