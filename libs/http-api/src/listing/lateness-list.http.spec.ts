import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { openReadModels, Projector, PROJECTIONS } from '@hoso/read-models';
import { COMPLETE, HANDLING_UNIT, ONE_STOP, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, tick, type Answered, type Caller, type Engine } from '../testing';

let postgres: PostgresFixture;
let engine: Engine;
let projector: Projector;
let last = '';
const codes: string[] = [];

const give = async (local: string, as: Caller, [url, body]: readonly [string, object]): Promise<string> => {
  engine.clock.at = vn(local);
  const answer = await post(engine, `/v1/dossiers/${url}`, { as, body });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  last = `${String(answer.body['code'])}@${String(answer.body['revision'])}`;
  return String(answer.body['code']);
};
const pass = async (code: string, due: string): Promise<void> => {
  engine.clock.at = vn(`${due}T17:00:01`);
  const recorded = await tick(engine, code, { kind: 'overdue', key: `overdue ${vn(`${due}T17:00`)}` });
  if (!('revision' in recorded)) throw new Error(recorded.refused);
  last = `${code}@${recorded.revision}`;
};
/** Received at eight, with the one-stop or with an officer of the handling unit, and not done by its day. */
const late = async (day: string, due: string, officer?: string): Promise<void> => {
  const opening = { opening: openingData(), components: COMPLETE };
  const code = await give(`${day}T08:00`, 'clerk', ['receive', opening]);
  codes.push(code);
  if (officer !== undefined) {
    await give(`${day}T09:00`, 'clerk', [`${code}/transfer`, { to: HANDLING_UNIT }]);
    await give(`${day}T09:30`, 'head', [`${code}/assign`, { officer }]);
  }
  await pass(code, due);
};

beforeAll(async () => {
  postgres = await startPostgresFixture();
  const store = new MemoryEventStore();
  const parts = { store, database: postgres.database };
  engine = await startEngine({ store, readModels: openReadModels(parts) });
  await makeWorld(engine);
  projector = new Projector({
    ...parts,
    clock: engine.clock,
    projections: PROJECTIONS,
    cachedStreams: 100,
    onFault: (error) => {
      throw error;
    },
  });
  projector.start();
  await projector.atHead;
  await late('2025-06-10', '2025-06-24', 'binh');
  await late('2025-06-11', '2025-06-25', 'binh');
  await late('2025-06-12', '2025-06-26', 'an');
  await late('2025-06-13', '2025-06-27');
});
afterAll(async () => {
  await projector.stop();
  await engine.stop();
  await postgres.dispose();
});

const ask = (url: string, as: Caller = 'auditor'): Promise<Answered> =>
  get(engine, `/v1/lateness${url}&waitFor=${encodeURIComponent(last)}`, { as });
const items = async (url: string, as?: Caller): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const { status, body } = await ask(url, as);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body['items'] as readonly Readonly<Record<string, unknown>>[];
};
const listed = async (query: string, as?: Caller): Promise<readonly number[]> =>
  (await items(`?${query}`, as)).map(({ code }) => codes.indexOf(String(code)));
const repeated = async (query: string, as?: Caller): Promise<readonly unknown[]> =>
  (await items(`/repeated?${query}`, as)).map(({ unit, officer, breaches }) => [officer ?? unit, breaches]);
const codesIn = (list: unknown, code = 'code'): readonly number[] =>
  (list as readonly Readonly<Record<string, string>>[]).map((row) => codes.indexOf(row[code]!));
const explained = async (query: string): Promise<readonly number[]> => {
  const url = `/v1/accountability/explanations?${query}&waitFor=${encodeURIComponent(last)}`;
  return codesIn((await get(engine, url, { as: 'auditor' })).body['items']);
};
const gathered = async (): Promise<readonly number[]> => {
  const report = `/v1/accountability/${HANDLING_UNIT}/2025-06`;
  await post(engine, `${report}/gather`, { as: 'head', body: { waitFor: last } });
  const { gathering } = (await get(engine, report, { as: 'head' })).body;
  return codesIn((gathering as { readonly breaches: unknown }).breaches, 'dossier');
};
const paged = async (url: string): Promise<readonly object[]> => {
  const seen: object[] = [];
  let next: string | undefined = '';
  for (let pages = 0; next !== undefined && pages < 10; pages++) {
    const { body }: Answered = await ask(`${url}&limit=1${next && `&cursor=${next}`}`);
    seen.push(...(body['items'] as readonly object[]));
    next = body['next'] as string | undefined;
  }
  return seen;
};

describe('who let due dates pass', () => {
  it('is listed breach by breach, in the order of the dates', async () => {
    expect((await items('?'))[0]).toEqual({
      ...{ code: codes[0], unit: HANDLING_UNIT, officer: 'binh', takenBackAt: null },
      ...{ breach: vn('2025-06-24T17:00'), recordedAt: vn('2025-06-24T17:00:01') },
    });
    expect(await listed('officer=binh')).toEqual([0, 1]);
    expect(await listed(`unit=${ONE_STOP}`)).toEqual([3]);
    expect(await listed('from=2025-06-25&to=2025-06-26')).toEqual([1, 2]);
    expect(await paged('?')).toEqual(await items('?'));
  });

  it('is counted by officer or by unit, the most often first', async () => {
    expect((await items('/repeated?by=officer'))[0]).toEqual({
      ...{ unit: HANDLING_UNIT, officer: 'binh', breaches: 2, dossiers: 2 },
      ...{ firstBreach: vn('2025-06-24T17:00'), lastBreach: vn('2025-06-25T17:00') },
    });
    expect(await repeated('by=officer')).toEqual([['binh', 2]]);
    expect(await repeated('by=unit')).toEqual([[HANDLING_UNIT, 3]]);
    expect(await repeated('by=unit&atLeast=4')).toEqual([]);
    expect(await repeated('by=unit&atLeast=1')).toEqual([
      [HANDLING_UNIT, 3],
      [ONE_STOP, 1],
    ]);
    expect(await repeated(`by=unit&atLeast=1&unit=${ONE_STOP}`)).toEqual([[ONE_STOP, 1]]);
    expect(await repeated('by=officer&from=2025-06-24&to=2025-06-25')).toEqual([['binh', 2]]);
    expect(await repeated('by=officer&from=2025-06-24&to=2025-06-24')).toEqual([]);
    for (const by of ['officer', 'unit'])
      expect(await paged(`/repeated?by=${by}&atLeast=1`)).toEqual(
        await items(`/repeated?by=${by}&atLeast=1`),
      );
  });

  it('is what the caller’s own units answer for', async () => {
    expect(await listed('', 'head')).toEqual([0, 1, 2]);
    expect(await listed('', 'operations')).toEqual([0, 1, 2, 3]);
    expect(await repeated('by=unit&atLeast=1', 'clerk')).toEqual([[ONE_STOP, 1]]);
    expect(await repeated(`by=unit&unit=${HANDLING_UNIT}`, 'stranger')).toEqual([]);
    for (const url of ['?', '/repeated?by=unit'])
      expect(await ask(url, 'citizen')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect((await get(engine, '/v1/lateness/repeated?by=unit')).status).toBe(401);
  });

  const cursorOf = (...parts: readonly unknown[]) =>
    `cursor=${Buffer.from(JSON.stringify(parts)).toString('base64url')}`;

  it.each([
    '/repeated?',
    '/repeated?by=province',
    '/repeated?by=unit&atLeast=0',
    '/repeated?by=unit&atLeast=2.5',
    '/repeated?by=unit&officer=binh',
    '/repeated?by=unit&from=2025-06-31',
    '/repeated?by=unit&from=2025-07-01&to=2025-06-30',
    '/repeated?by=unit&limit=0',
    '/repeated?by=unit&cursor=nonsense',
    `/repeated?by=unit&${cursorOf('2', 'H23.15', null)}`,
    `/repeated?by=unit&${cursorOf(2, 'H23.15')}`,
    `/repeated?by=unit&${cursorOf(2, 'H23.15\0', null)}`,
    '?to=tomorrow',
    '?takenBack=perhaps',
    '?unti=H23.15',
    '?unit=a&unit=b',
    `?${cursorOf(vn('2025-06-24T17:00'), 'H23.15-250610-0001')}`,
    `?${cursorOf(vn('2025-06-24T17:00'), 'H23.15\0#0')}`,
  ])('refuses %s', async (url) => {
    expect(await ask(url)).toMatchObject({ status: 400, body: { code: 'invalid-shape' } });
  });

  it('counts no breach whose date was revised afterwards, says so in the list, and asks nobody about it', async () => {
    const revision = { instrument: 'QĐ 9', reason: 'Lũ lụt', workingDays: 10 };
    await give('2025-06-30T08:00', 'operations', [`${codes[1]}/revise-due-date`, revision]);
    expect(await repeated('by=officer')).toEqual([]);
    expect(await listed('takenBack=false')).toEqual([0, 2, 3]);
    expect(await items('?takenBack=true')).toMatchObject([
      { code: codes[1], breach: vn('2025-06-25T17:00'), takenBackAt: vn('2025-06-30T08:00') },
    ]);
    expect(await explained('stage=lifted')).toEqual([1]);
    expect(await explained('stage=owed')).toEqual([0, 2, 3]);
    expect(await explained('late=true')).toEqual([]);
    expect(await gathered()).toEqual([0, 2]);
    await pass(codes[1]!, '2025-07-09');
    expect(await repeated('by=officer')).toEqual([['binh', 2]]);
  });
});
