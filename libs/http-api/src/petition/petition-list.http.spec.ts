import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { bringToHead, openReadModels, petitions } from '@hoso/read-models';
import { concreteAnswer, CONSULTED_UNIT, HANDLING_UNIT, submission, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

let postgres: PostgresFixture;
let engine: Engine;
const codes: string[] = [];
let last = '';

const give = async (
  local: string,
  as: Caller,
  [action, body]: readonly [string, object],
): Promise<string> => {
  engine.clock.at = vn(local);
  const answer = await post(engine, `/v1/petitions${action}`, { as, body });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  const code = String(answer.body['code']);
  last = `${code}@${String(answer.body['revision'])}`;
  return code;
};

/** One that waits, one that is answered in time, one for another unit, one that is answered too late. */
beforeAll(async () => {
  postgres = await startPostgresFixture();
  const parts = { store: new MemoryEventStore(), database: postgres.database };
  engine = await startEngine({ store: parts.store, readModels: openReadModels(parts) });
  await makeWorld(engine);
  for (const local of ['10T08:00', '10T09:00', '11T08:00', '12T08:00'])
    codes.push(await give(`2025-06-${local}`, 'service', ['', submission({ channel: 'portal' })]));
  const [, second, third, fourth] = codes;
  const accept = { classification: { matter: 'conduct', aspect: 'delay' }, subject: 'Đo đạc' };
  await give('2025-06-12T08:10', 'officer', [
    `/${third}/forward`,
    { to: CONSULTED_UNIT, reason: 'Việc thuế' },
  ]);
  for (const code of [second, fourth]) {
    await give('2025-06-12T08:30', 'officer', [`/${code}/accept`, accept]);
    await give('2025-06-12T09:00', 'head', [`/${code}/assign`, { officer: 'binh' }]);
  }
  await give('2025-06-23T08:00', 'officer', [`/${second}/answer`, concreteAnswer()]);
  await give('2025-06-23T09:00', 'head', [`/${second}/approve-answer`, {}]);
  await give('2025-06-23T10:00', 'officer', [`/${second}/publish`, { place: 'dichvucong.gov.vn' }]);
  await give('2025-07-04T08:00', 'officer', [`/${fourth}/answer`, concreteAnswer()]);
  await bringToHead({ ...parts, projections: [petitions], cachedStreams: 100 });
});
afterAll(async () => {
  await engine.stop();
  await postgres.dispose();
});
beforeEach(() => {
  engine.clock.at = vn('2025-06-16T08:00');
});

const listed = async (query: string, as: Caller = 'auditor'): Promise<readonly number[]> => {
  const { status, body } = await get(engine, `/v1/petitions?${query}`, { as });
  expect([status, body['code']]).toEqual([200, undefined]);
  return (body['items'] as readonly { readonly code: string }[]).map(({ code }) => codes.indexOf(code));
};

describe('the list of petitions', () => {
  it('has what is due first, and last where nothing is owed', async () => {
    expect(await listed(`waitFor=${encodeURIComponent(last)}`)).toEqual([0, 2, 3, 1]);
    const { body } = await get(engine, '/v1/petitions', { as: 'auditor' });
    expect(body['items']).toMatchObject([
      { phase: 'Submitted', nextDuty: 'forward', nextDueAt: '2025-06-17T10:00:00.000Z', officer: null },
      { phase: 'Forwarded', unit: CONSULTED_UNIT, receivingUnit: HANDLING_UNIT },
      { nextDuty: 'review', officer: 'binh', lateDuties: ['answer'], isLate: true },
      { nextDuty: null, nextDueAt: null, answeredAt: '2025-06-23T01:00:00.000Z', isLate: false },
    ]);
  });

  it('is narrowed by unit, phase and what is due', async () => {
    expect(await listed(`unit=${HANDLING_UNIT}`)).toEqual([0, 3, 1]);
    expect(await listed('phase=Published')).toEqual([1]);
    expect(await listed('dueBefore=2025-06-18')).toEqual([0]);
    expect(await listed('dueBefore=2025-06-17T17:00:00%2B07:00')).toEqual([]);
  });

  it('tells what is late at the moment of the question, and what was answered too late for ever', async () => {
    engine.clock.at = vn('2025-06-17T17:00');
    expect(await listed('late=true')).toEqual([3]);
    engine.clock.at = vn('2025-06-17T17:00:00.001');
    expect(await listed('late=true')).toEqual([0, 3]);
    expect(await listed('late=false')).toEqual([2, 1]);
  });

  it('pages, each petition once', async () => {
    const seen: number[] = [];
    let next: string | undefined = '';
    for (let pages = 0; next !== undefined && pages < 10; pages++) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      seen.push(...(await listed(`limit=1${cursor}`)));
      const { body } = await get(engine, `/v1/petitions?limit=1${cursor}`, { as: 'auditor' });
      next = body['next'] as string | undefined;
    }
    expect(seen).toEqual([0, 2, 3, 1]);
  });

  it('holds what the caller may read, and no person', async () => {
    expect(await listed('', 'officer')).toEqual([0, 2, 3, 1]);
    expect(await listed('', 'stranger')).toEqual([2]);
    expect(await listed(`unit=${HANDLING_UNIT}`, 'stranger')).toEqual([]);
    expect((await get(engine, '/v1/petitions', { as: 'citizen' })).status).toBe(403);
    expect((await get(engine, '/v1/petitions')).status).toBe(401);
    const { body } = await get(engine, '/v1/petitions', { as: 'auditor' });
    expect(JSON.stringify(body)).not.toMatch(/Khải|Hàng Bạc|0987654321|thửa|sealed|petitioner/);
  });

  it.each([
    'unti=H23.15',
    'phase=InHandling',
    'late=perhaps',
    'dueBefore=2025-06-31',
    'cursor=nonsense',
    'limit=0',
    'waitFor=someday',
    'unit=a&unit=b',
  ])('refuses ?%s', async (query) => {
    const answer = await get(engine, `/v1/petitions?${query}`, { as: 'auditor' });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-shape']);
  });

  it('says that there is nothing to wait for', async () => {
    const { body } = await get(engine, `/v1/petitions?waitFor=${codes[0]}@99`, { as: 'auditor' });
    expect(body).toMatchObject({ status: 404, code: 'stream-unknown' });
  });
});
