import { randomUUID } from 'node:crypto';
import { LogVerification } from '@hoso/application';
import { MemoryEventStore } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { openReadModels, Projector, PROJECTIONS } from '@hoso/read-models';
import { COMPLETE, CONSULTED_UNIT, DUE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, tick, type Answered, type Caller, type Engine } from '../testing';

type Sent = readonly [local: string, as: Caller, url: string, body: object];

const store = new MemoryEventStore();
const REPORT = `/v1/accountability/${HANDLING_UNIT}/2025-06`;
const EXPLANATION = {
  cause: 'staffing',
  step: 'appraise',
  officer: 'binh',
  narrative: 'seven days on one desk',
  remedy: { what: 'a second appraiser', dueOn: '2025-07-04' },
  prevention: 'a look at what is near due every morning',
};
const SUBMIT = { prevention: 'two appraisers for each field' };

let postgres: PostgresFixture;
let engine: Engine;
let projector: Projector;
let last = '';
const codes: string[] = [];

const send = async (
  [local, as, url, body]: Sent,
  headers?: Readonly<Record<string, string>>,
): Promise<Answered> => {
  engine.clock.at = vn(local);
  return post(engine, url, { as, body, ...(headers && { headers }) });
};
const onDossier = async ([local, as, url, body]: Sent): Promise<string> => {
  const answer = await send([local, as, `/v1/dossiers/${url}`, body]);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  last = `${String(answer.body['code'])}@${String(answer.body['revision'])}`;
  return String(answer.body['code']);
};
const overdue = async (): Promise<void> => {
  const opening = { opening: openingData(), components: COMPLETE };
  const code = await onDossier(['2025-06-10T08:00', 'clerk', 'receive', opening]);
  await onDossier(['2025-06-10T09:00', 'clerk', `${code}/transfer`, { to: HANDLING_UNIT }]);
  engine.clock.at = vn('2025-06-24T17:00:01');
  const recorded = await tick(engine, code, { kind: 'overdue', key: `overdue ${DUE}` });
  if (!('revision' in recorded)) throw new Error(recorded.refused);
  last = `${code}@${recorded.revision}`;
  codes.push(code);
};
const gather = (local: string, as: Caller = 'head', waitFor = last) =>
  send([local, as, `${REPORT}/gather`, { waitFor }]);
const list = async (query: string, as: Caller = 'auditor'): Promise<Answered> =>
  get(engine, `/v1/accountability/explanations?waitFor=${encodeURIComponent(last)}&${query}`, { as });
const listed = async (query: string, as?: Caller): Promise<readonly number[]> => {
  const { status, body } = await list(query, as);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body['items'] as readonly { readonly code: string }[]).map(({ code }) => codes.indexOf(code));
};
const told = ({ status, body }: Answered) => [status, body['code'] ?? body['stage']];

beforeAll(async () => {
  postgres = await startPostgresFixture();
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
  for (let nr = 0; nr < 3; nr++) await overdue();
});
afterAll(async () => {
  await projector.stop();
  await engine.stop();
  await postgres.dispose();
});

describe('the explanations that are owed', () => {
  it('say which units have breaches in a span, both ends included', async () => {
    await list('');
    const { explanations } = openReadModels({ store, database: postgres.database });
    const unitsIn = async (start: Instant, end: Instant) =>
      (await explanations.unitsWithBreaches({ start, end })).units;
    expect(await unitsIn(DUE, DUE)).toEqual([HANDLING_UNIT]);
    expect(await unitsIn(vn('2025-06-24T17:00:00.001'), vn('2025-07-31T00:00'))).toEqual([]);
  });

  it('are listed by unit, stage and lateness, what is due first, page by page', async () => {
    await onDossier(['2025-06-25T08:00', 'head', `${codes[0]}/explain-lateness`, EXPLANATION]);
    await onDossier(['2025-06-25T08:30', 'head', `${codes[1]}/explain-lateness`, EXPLANATION]);
    await onDossier(['2025-06-25T09:00', 'auditor', `${codes[1]}/return-explanation`, { reason: 'vague' }]);
    expect(await listed(`unit=${HANDLING_UNIT}`)).toEqual([1, 0, 2]);
    expect(await listed(`unit=${HANDLING_UNIT}&stage=owed`)).toEqual([1, 2]);
    expect(await listed('stage=returned')).toEqual([1]);
    expect(await listed('stage=filed')).toEqual([0]);
    expect(await listed('late=true')).toEqual([]);
    engine.clock.at = vn('2025-06-30T17:00:00.001');
    expect(await listed('late=true')).toEqual([1]);
    expect(await listed('late=false')).toEqual([0, 2]);
    const { body } = await list('limit=2');
    expect(await listed(`limit=2&cursor=${String(body['next'])}`)).toEqual([2]);
  });

  it('are for who is of the unit, or judges it', async () => {
    expect(await listed('', 'head')).toEqual([1, 0, 2]);
    expect(await listed('', 'stranger')).toEqual([]);
    expect(told(await list(`unit=${HANDLING_UNIT}`, 'stranger'))).toEqual([403, 'not-permitted']);
    expect(told(await list('', 'citizen'))).toEqual([403, 'not-permitted']);
    expect(told(await list('stage=lost'))).toEqual([400, 'invalid-shape']);
    expect(told(await list('cursor=abc'))).toEqual([400, 'invalid-shape']);
  });
});

describe('the periodic report', () => {
  it('is not there before it is gathered', async () => {
    expect(told(await get(engine, REPORT, { as: 'head' }))).toEqual([404, 'not-found']);
    expect(told(await send(['2025-07-01T08:00', 'head', `${REPORT}/submit`, SUBMIT]))).toEqual([
      422,
      'nothing-gathered',
    ]);
  });

  it('refuses who may not, and what is no report, and changes nothing', async () => {
    const refused: readonly (readonly [Sent, number, string])[] = [
      [['2025-06-30T08:00', 'officer', `${REPORT}/gather`, {}], 403, 'not-permitted'],
      [['2025-06-30T08:00', 'stranger', `${REPORT}/gather`, {}], 403, 'not-permitted'],
      [['2025-06-30T08:00', 'stranger', `${REPORT}/gather`, { waitFor: `${last}9` }], 403, 'not-permitted'],
      [['2025-06-30T08:00', 'head', `${REPORT}/review`, { verdict: 'accepted' }], 422, 'nothing-to-review'],
      [['2025-06-30T08:00', 'head', `${REPORT}/review`, { verdict: 'so so' }], 400, 'invalid-shape'],
      [['2025-06-30T08:00', 'head', `${REPORT}/gather`, { waitFor: 'now' }], 400, 'invalid-shape'],
      [['2025-06-30T08:00', 'head', `${REPORT}/submit`, {}], 400, 'invalid-shape'],
      [
        ['2025-05-31T08:00', 'head', `/v1/accountability/${HANDLING_UNIT}/2025-06/gather`, {}],
        422,
        'period-not-begun',
      ],
      [['2025-06-30T08:00', 'service', '/v1/accountability/H99.01/2025-06/gather', {}], 422, 'unit-unknown'],
      [
        ['2025-06-30T08:00', 'head', `/v1/accountability/${HANDLING_UNIT}/2025-6/gather`, {}],
        400,
        'invalid-shape',
      ],
    ];
    for (const [sent, status, code] of refused)
      expect([sent, ...told(await send(sent))]).toEqual([sent, status, code]);
    expect(told(await get(engine, REPORT, { as: 'head' }))).toEqual([404, 'not-found']);
  });

  it('is gathered, signed once nothing is owed or each is named, and judged by a superior', async () => {
    expect(told(await gather('2025-06-30T10:00'))).toEqual([200, 'gathered']);
    const [, second, third] = codes;
    const open = [second, third].map((dossier) => ({ dossier, breach: DUE, reason: 'officer ill' }));
    const steps: readonly (readonly [Sent, number, string])[] = [
      [['2025-06-30T11:00', 'head', `${REPORT}/submit`, { ...SUBMIT, open }], 422, 'period-not-over'],
      [['2025-07-01T08:00', 'head', `${REPORT}/submit`, SUBMIT], 422, 'explanations-open'],
      [['2025-07-01T08:00', 'service', `${REPORT}/submit`, { ...SUBMIT, open }], 422, 'head-only'],
      [['2025-07-01T08:00', 'head', `${REPORT}/submit`, { ...SUBMIT, open }], 200, 'submitted'],
      [['2025-07-01T08:01', 'head', `${REPORT}/submit`, { ...SUBMIT, open }], 422, 'already-submitted'],
      [['2025-07-01T08:02', 'head', `${REPORT}/gather`, {}], 422, 'already-submitted'],
      [
        ['2025-07-01T09:00', 'head', `${REPORT}/review`, { verdict: 'accepted' }],
        422,
        'reviewer-submitted-it',
      ],
      [
        ['2025-07-01T09:00', 'stranger', `${REPORT}/review`, { verdict: 'accepted' }],
        422,
        'reviewer-not-superior',
      ],
      [
        ['2025-07-01T09:00', 'auditor', `${REPORT}/review`, { verdict: 'returned' }],
        422,
        'return-needs-reason',
      ],
      [
        ['2025-07-01T09:00', 'auditor', `${REPORT}/review`, { verdict: 'returned', reason: 'explain first' }],
        200,
        'returned',
      ],
    ];
    for (const [sent, status, code] of steps)
      expect([sent, ...told(await send(sent))]).toEqual([sent, status, code]);
  });

  it('signs nothing that the log has overtaken, and is kept for good once accepted', async () => {
    expect(told(await gather('2025-07-01T10:00'))).toEqual([200, 'gathered']);
    await onDossier(['2025-07-01T10:30', 'head', `${codes[1]}/explain-lateness`, EXPLANATION]);
    await onDossier(['2025-07-01T10:30', 'head', `${codes[2]}/explain-lateness`, EXPLANATION]);
    expect(await listed('stage=owed')).toEqual([]);
    expect(told(await send(['2025-07-01T11:00', 'head', `${REPORT}/submit`, SUBMIT]))).toEqual([
      422,
      'gathering-outdated',
    ]);
    expect(told(await gather('2025-07-01T12:00'))).toEqual([200, 'gathered']);
    expect(told(await send(['2025-07-01T13:30', 'head', `${REPORT}/submit`, SUBMIT]))).toEqual([
      200,
      'submitted',
    ]);
    const accept: Sent = ['2025-07-02T08:00', 'operations', `${REPORT}/review`, { verdict: 'accepted' }];
    expect(told(await send(accept, { 'if-match': '"3"' }))).toEqual([412, 'stale-revision']);
    expect(told(await send(accept, { 'if-match': '"5"' }))).toEqual([200, 'accepted']);
    expect(told(await gather('2025-07-03T08:00'))).toEqual([422, 'already-submitted']);
  });

  it('is read with its figures, its list and its whole history', async () => {
    const { status, headers, body } = await get(engine, REPORT, { as: 'head' });
    expect([status, headers['etag']]).toEqual([200, '"6"']);
    expect(body).toMatchObject({
      stage: 'accepted',
      gathering: {
        figures: { breaches: 3, dossiers: 3, daysLate: 21, byStage: { filed: 3 }, byCause: { staffing: 3 } },
        breaches: codes.map((dossier) => ({ dossier, breach: DUE, daysLate: 7, officer: 'binh' })),
      },
      submission: { submittedBy: 'an', open: [], late: false },
      review: { reviewedBy: 'ops' },
    });
    const history = body['history'] as readonly { readonly type: string; readonly at: string }[];
    expect(history.map(({ type }) => type.replace('Accountability', ''))).toEqual([
      'Gathered',
      'Submitted',
      'Reviewed',
      'Gathered',
      'Gathered',
      'Submitted',
      'Reviewed',
    ]);
    expect(told(await get(engine, REPORT, { as: 'stranger' }))).toEqual([403, 'not-permitted']);
    expect(told(await get(engine, `${REPORT}?asOf=1`, { as: 'head' }))).toEqual([400, 'invalid-shape']);
  });

  it('answers a repeated command as at first, refuses its id for another, and only says what would follow', async () => {
    const quarter = `/v1/accountability/${HANDLING_UNIT}/2025-Q2`;
    const once = { 'idempotency-key': randomUUID() };
    const dry = await send(['2025-07-01T14:00', 'head', `${quarter}/gather?dryRun=true`, {}]);
    expect(dry.body).toMatchObject({ allowed: true, events: [{ type: 'AccountabilityGathered' }] });
    const first = await send(['2025-07-01T14:00', 'head', `${quarter}/gather`, {}], once);
    const again = await send(['2025-07-09T14:00', 'head', `${quarter}/gather`, {}], once);
    expect([first.status, first.body['revision'], again.body]).toEqual([200, 0, first.body]);
    expect(told(await send(['2025-07-09T14:00', 'head', `${quarter}/submit`, SUBMIT], once))).toEqual([
      409,
      'command-id-conflict',
    ]);
    const other = await send([
      '2025-07-01T14:00',
      'stranger',
      `/v1/accountability/${CONSULTED_UNIT}/2025/gather`,
      {},
    ]);
    expect(told(other)).toEqual([200, 'gathered']);
  });

  it('marks a dossier that could not be read, and is not signed before it can be', async () => {
    const quarter = `/v1/accountability/${HANDLING_UNIT}/2025-Q2`;
    const query = (text: string) => postgres.database.query({ text });
    await query(`insert into read_models.parked (projection, generation, stream, revision, position, error)
      select 'explanations', generation, 'dossier-${codes[0]}', 3, 0, 'poison' from read_models.generations
      where projection = 'explanations' and is_live`);
    await send(['2025-07-03T08:00', 'head', `${quarter}/gather`, {}]);
    const { body } = await get(engine, quarter, { as: 'head' });
    expect(body).toMatchObject({ gathering: { unread: [codes[0]] } });
    const refused = await send(['2025-07-03T09:00', 'head', `${quarter}/submit`, SUBMIT]);
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'dossiers-unread',
      facts: { unread: [codes[0]] },
    });
    await query('delete from read_models.parked');
    await send(['2025-07-03T10:00', 'head', `${quarter}/gather`, {}]);
    expect(told(await send(['2025-07-03T11:00', 'head', `${quarter}/submit`, SUBMIT]))[0]).toBe(200);
  });

  it('is covered by the verification of the whole log', async () => {
    expect((await new LogVerification(store).run()).broken).toEqual([]);
    const stream = `accountability-${HANDLING_UNIT}-2025-06`;
    const events = [];
    for await (const { id, type, data, metadata } of store.read(stream))
      events.push({ id, type, data, metadata });
    const forged = new MemoryEventStore();
    const [begin, signed, ...rest] = events as [(typeof events)[0], (typeof events)[0], ...typeof events];
    const late = { ...signed, data: { ...signed.data, late: true } };
    await forged.append(stream, 'no-stream', [begin, late, ...rest]);
    expect((await new LogVerification(forged).run()).broken).toMatchObject([{ stream, revision: 1 }]);
  });
});
