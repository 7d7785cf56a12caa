import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { openReadModels, Projector, PROJECTIONS } from '@hoso/read-models';
import {
  COMPLETE,
  CONSULTED_UNIT,
  HANDLING_UNIT,
  ONE_STOP,
  openingData,
  procedureVersion,
  vn,
} from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Answered, type Caller, type Engine } from '../testing';

interface Listed {
  readonly code: string;
  readonly phase: string;
  readonly officer: string | null;
  readonly isLate: boolean;
}

let postgres: PostgresFixture;
let engine: Engine;
let projector: Projector;
const codes: string[] = [];
let last = '';

const give = async (local: string, as: Caller, [url, body]: readonly [string, object]): Promise<Answered> => {
  engine.clock.at = vn(local);
  const answer = await post(engine, url, { as, body });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  last = `${String(answer.body['code'])}@${String(answer.body['revision'])}`;
  return answer;
};

const receive = async (local: string): Promise<string> => {
  const answer = await give(local, 'clerk', [
    '/v1/dossiers/receive',
    { opening: openingData(), components: COMPLETE },
  ]);
  const code = String(answer.body['code']);
  codes.push(code);
  return code;
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
  for (const local of ['2025-06-10T08:00', '2025-06-11T08:00', '2025-06-12T08:00', '2025-06-13T08:00'])
    await receive(local);
  const [first, second] = codes;
  await give('2025-06-13T08:30', 'clerk', [`/v1/dossiers/${first}/transfer`, { to: HANDLING_UNIT }]);
  await give('2025-06-13T09:00', 'head', [`/v1/dossiers/${first}/assign`, { officer: 'binh' }]);
  await give('2025-06-13T09:30', 'clerk', [
    `/v1/dossiers/${second}/withdraw`,
    { request: 'letter 5', reason: 'moved away' },
  ]);
});
afterAll(async () => {
  await projector.stop();
  await engine.stop();
  await postgres.dispose();
});

const list = async (query: string, as: Caller = 'auditor'): Promise<readonly Listed[]> => {
  const answer = await get(engine, `/v1/dossiers?waitFor=${encodeURIComponent(last)}&${query}`, { as });
  expect([answer.status, answer.body['code']]).toEqual([200, undefined]);
  return answer.body['items'] as readonly Listed[];
};

const listed = async (query: string, as?: Caller): Promise<readonly number[]> =>
  (await list(query, as)).map(({ code }) => codes.indexOf(code));

describe('the list of dossiers', () => {
  it('shows what has just been written to who waits for it, newest first', async () => {
    expect(await listed('')).toEqual([3, 2, 1, 0]);
    expect((await list(''))[3]).toMatchObject({ phase: 'InHandling', officer: 'binh', isLate: false });
  });

  it('is narrowed by unit, officer, phase, end and dates', async () => {
    expect(await listed(`unit=${HANDLING_UNIT}`)).toEqual([0]);
    expect(await listed(`receivingUnit=${ONE_STOP}&open=true`)).toEqual([3, 2, 0]);
    expect(await listed('officer=binh')).toEqual([0]);
    expect(await listed('phase=Withdrawn')).toEqual([1]);
    expect(await listed('open=false')).toEqual([1]);
    expect(await listed('openedFrom=2025-06-11&openedBefore=2025-06-13')).toEqual([2, 1]);
    expect(await listed('imported=true')).toEqual([]);
    expect(await listed(`procedure=${procedureVersion().code}&channel=direct&imported=false`)).toHaveLength(
      4,
    );
    expect(await listed('order=next-due&dueBefore=2025-06-27')).toEqual([0, 2]);
  });

  it('pages by what is due next, each dossier once', async () => {
    const seen: number[] = [];
    let next: string | undefined = '';
    for (let pages = 0; next !== undefined && pages < 10; pages++) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await get(engine, `/v1/dossiers?order=next-due&limit=1${cursor}`, { as: 'auditor' });
      seen.push(...(body['items'] as readonly Listed[]).map(({ code }) => codes.indexOf(code)));
      next = body['next'] as string | undefined;
    }
    expect(seen).toEqual([0, 2, 3]);
  });

  it('tells what is late at the moment of the question, not what was', async () => {
    engine.clock.at = vn('2025-06-25T08:00');
    expect(await listed('late=true')).toEqual([0]);
    expect(await listed('late=false')).toEqual([3, 2, 1]);
    engine.clock.at = vn('2025-07-10T08:00');
    expect(await listed('late=true&order=next-due')).toEqual([0, 2, 3]);
  });

  it('holds what the caller may read, and no person', async () => {
    expect(await listed('', 'clerk')).toEqual([3, 2, 1, 0]);
    expect(await listed('', 'officer')).toEqual([0]);
    expect(await listed(`officer=binh`, 'stranger')).toEqual([]);
    expect(await listed('', 'stranger')).toEqual([]);
    expect((await get(engine, '/v1/dossiers', { as: 'citizen' })).status).toBe(403);
    expect((await get(engine, '/v1/dossiers')).status).toBe(401);
    expect(JSON.stringify(await list(''))).not.toMatch(/Nguyễn|030190001234|sealed|applicant/);
  });

  it.each([
    'unti=H23.15',
    'phase=Lost',
    'late=perhaps',
    'dueBefore=2025-06-31',
    'cursor=nonsense',
    'cursor=WzEsMl0',
    'limit=0',
    'waitFor=someday',
    'order=random',
    'unit=a&unit=b',
  ])('refuses ?%s', async (query) => {
    const answer = await get(engine, `/v1/dossiers?${query}`, { as: 'auditor' });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-shape']);
  });

  it('says when the rows do not come, and when there is nothing to wait for', async () => {
    const waitFor = async (wanted: string) =>
      (await get(engine, `/v1/dossiers?waitFor=${wanted}`, { as: 'auditor' })).body;
    expect(await waitFor(`${codes[0]}@99`)).toMatchObject({ status: 404, code: 'stream-unknown' });
    expect(await waitFor('999999')).toMatchObject({ status: 503, code: 'read-model-behind' });
  });
});

describe('in public, without a key', () => {
  it('a dossier is told by its code: phase, dates and milestones, no person and no official', async () => {
    const { status, body } = await get(engine, `/v1/public/dossiers/${codes[0]}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      code: codes[0],
      procedure: { code: procedureVersion().code, name: procedureVersion().name },
      phase: { code: 'InHandling', vi: 'Đang xử lý', en: 'being handled' },
      filedAt: '2025-06-10T08:00:00+07:00',
      receivedAt: '2025-06-10T08:00:00+07:00',
      promisedAt: '2025-06-24T17:00:00+07:00',
      dueAt: '2025-06-24T17:00:00+07:00',
      decidedAt: null,
      milestones: [
        { vi: 'Tiếp nhận hồ sơ', en: 'received', at: '2025-06-10T08:00:00+07:00' },
        {
          vi: 'Chuyển đơn vị giải quyết',
          en: 'passed on to the handling unit',
          at: '2025-06-13T08:30:00+07:00',
        },
      ],
    });
    expect((await get(engine, '/v1/public/dossiers/H23.01-250610-9999')).status).toBe(404);
    expect((await get(engine, `/v1/public/dossiers/${codes[0]}?asOf=1`)).status).toBe(400);
  });

  it('the catalogue has what is published and in force, and nothing else', async () => {
    const { code } = procedureVersion();
    expect((await get(engine, '/v1/public/procedures')).body).toEqual({ items: [] });
    const body = { version: 1, decision: '1234/QĐ-UBND', decidedOn: '2025-06-01', publishedOn: '2025-06-05' };
    engine.clock.at = vn('2025-06-20T08:00');
    expect((await post(engine, `/v1/procedures/${code}/publications`, { as: 'service', body })).status).toBe(
      200,
    );
    await receive('2025-06-20T09:00');
    await list('');
    const published = await get(engine, '/v1/public/procedures?level=province');
    expect(published.body['items']).toMatchObject([
      {
        code,
        version: 1,
        field: procedureVersion().field,
        decision: '1234/QĐ-UBND',
        publishedOn: '2025-06-05',
      },
    ]);
    expect((await get(engine, '/v1/public/procedures?level=commune')).body).toEqual({ items: [] });
    engine.clock.at = vn('2025-06-04T08:00');
    expect((await get(engine, '/v1/public/procedures')).body).toEqual({ items: [] });
    expect((await get(engine, '/v1/public/procedures?fild=x')).status).toBe(400);
  });
});

describe('what dossiers await of other agencies', () => {
  const DUE = '2025-06-20T17:00:00+07:00';
  const ask = (opinion: string, dueAt = DUE) => {
    const data = { opinion, agency: CONSULTED_UNIT, question: 'Quy hoạch?', dueAt };
    return give('2025-06-16T08:00', 'officer', [`/v1/dossiers/${codes[0]}/request-opinion`, data]);
  };
  const awaited = async (query: string, as: Caller = 'stranger') => {
    const url = `/v1/dossiers/awaited?waitFor=${encodeURIComponent(last)}&${query}`;
    const { status, body } = await get(engine, url, { as });
    expect([status, body['code']]).toEqual([200, undefined]);
    return body as { readonly items: readonly { readonly name: string }[]; readonly next?: string };
  };
  const names = async (query: string, as?: Caller) =>
    (await awaited(query, as)).items.map(({ name }) => name);

  beforeAll(async () => {
    await ask('plan');
    await ask('fire', '2025-06-18T17:00:00+07:00');
    await ask('water');
  });

  it('is the worklist of the agency that is asked, by its own limits', async () => {
    engine.clock.at = vn('2025-06-19T08:00');
    const { items } = await awaited(`agency=${CONSULTED_UNIT}`);
    expect(items).toHaveLength(3);
    expect(items[0]).toEqual({
      ...{ code: codes[0], agency: CONSULTED_UNIT, kind: 'opinion', name: 'fire', isLate: true },
      ...{ askedAt: vn('2025-06-16T08:00'), dueAt: vn('2025-06-18T17:00') },
      ...{ procedure: procedureVersion().code, unit: HANDLING_UNIT, officer: 'binh', phase: 'InHandling' },
      statutoryDueAt: vn('2025-06-24T17:00'),
    });
    expect(await names('late=true')).toEqual(['fire']);
    expect(await names('late=false&kind=opinion')).toEqual(['plan', 'water']);
    expect(await names('dueBefore=2025-06-19')).toEqual(['fire']);
    expect(await names('kind=hop')).toEqual([]);
  });

  it('is seen by whose dossier waits, and by nobody else', async () => {
    for (const as of ['officer', 'clerk', 'auditor'] as const) expect(await names('', as)).toHaveLength(3);
    expect(await names(`unit=${ONE_STOP}`, 'auditor')).toEqual([]);
    expect((await get(engine, '/v1/dossiers/awaited', { as: 'citizen' })).status).toBe(403);
  });

  it('pages by what is due first, each row once', async () => {
    const seen: string[] = [];
    let next: string | undefined = '';
    for (let pages = 0; next !== undefined && pages < 10; pages++) {
      const page: Awaited<ReturnType<typeof awaited>> = await awaited(`limit=1${next && `&cursor=${next}`}`);
      seen.push(...page.items.map(({ name }) => name));
      next = page.next;
    }
    expect(seen).toEqual(['fire', 'plan', 'water']);
    expect((await get(engine, '/v1/dossiers/awaited?cursor=nonsense', { as: 'stranger' })).status).toBe(400);
  });

  it('goes once it is answered', async () => {
    const answer = { opinion: 'fire', summary: 'Đạt' };
    await give('2025-06-19T09:00', 'officer', [`/v1/dossiers/${codes[0]}/record-opinion`, answer]);
    expect(await names('')).toEqual(['plan', 'water']);
  });
});
