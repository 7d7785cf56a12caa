import { HAI_DUONG } from '@hoso/domain';
import { COMPLETE, CONSULTED_UNIT, HANDLING_UNIT, ONE_STOP, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

let engine: Engine;
let codes: readonly string[];
beforeAll(async () => {
  engine = await startEngine();
  await makeWorld(engine);
  codes = [await receive(), await receive()];
  engine.clock.at = vn('2025-06-23T08:00');
});
afterAll(() => engine.stop());

const receive = async (): Promise<string> => {
  const body = { opening: openingData(), components: COMPLETE };
  return String((await post(engine, '/v1/dossiers/receive', { as: 'service', body })).body['code']);
};

const simulate = (what: string, body: object, as: Caller = 'operations') =>
  post(engine, `/v1/simulations/${what}`, { as, body });
const fewer = { change: { amount: -2, unit: 'working-days' } };

it('says what a limit of two days less would do, and the dossiers stay as they were', async () => {
  const counts = { open: 2, overdueNow: 0, wouldBeOverdue: 2, newlyOverdue: 2, noLongerOverdue: 0 };
  expect(await simulate('limit?limit=1', fewer)).toMatchObject({
    status: 200,
    body: {
      totals: { ...counts, moved: 2, notConcerned: 0 },
      byUnit: [{ unit: ONE_STOP, ...counts }],
      byField: [counts],
      dossiers: {
        items: [
          {
            code: codes[0],
            dueAt: vn('2025-06-24T17:00'),
            wouldBeDueAt: vn('2025-06-20T17:00'),
            wouldBeOverdue: true,
          },
        ],
        next: codes[0],
      },
    },
  });
  const rest = await simulate(`limit?limit=1&after=${codes[0]!}`, fewer);
  expect(rest.body['dossiers']).toEqual({ items: [expect.objectContaining({ code: codes[1] })] });
  expect(await get(engine, `/v1/dossiers/${codes[0]!}`, { as: 'service' })).toMatchObject({
    headers: { etag: '"0"' },
    body: { due: { statutory: vn('2025-06-24T17:00') } },
  });
});

it('takes another limit outright, and a scope', async () => {
  const change = { limit: { amount: 15, unit: 'working-days' } };
  expect((await simulate('limit', { change })).body).toMatchObject({ totals: { moved: 2, overdueNow: 0 } });
  const scope = { units: [HANDLING_UNIT] };
  expect((await simulate('limit', { change, scope })).body).toMatchObject({ totals: { open: 0 } });
});

it('says what a calendar would do that nobody has announced', async () => {
  const year = HAI_DUONG.years['2025']!;
  const supposed = {
    region: 'hai-duong',
    year: '2025',
    table: { ...year, off: [...year.off, '2025-06-20'] },
  };
  expect((await simulate('calendar', { year: supposed })).body).toMatchObject({
    totals: { moved: 2 },
    dossiers: { items: [{ wouldBeDueAt: vn('2025-06-25T17:00') }, {}] },
  });
  const { version: _, ...whole } = HAI_DUONG;
  expect((await simulate('calendar', { calendar: whole })).body).toMatchObject({ totals: { moved: 0 } });
  const twice = { ...whole, seasons: [...whole.seasons, whole.seasons[0]] };
  expect(await simulate('calendar', { calendar: twice })).toMatchObject({
    status: 422,
    body: { code: 'seasons-overlap' },
  });
});

it.each([
  ['limit', {}],
  ['limit', { change: {} }],
  ['limit', { change: { amount: -2 } }],
  ['limit', { change: { amount: 0, unit: 'working-days' } }],
  ['limit', { change: { amount: -1.5, unit: 'working-days' } }],
  ['limit', { change: { limit: { amount: 0, unit: 'working-days' } } }],
  ['limit', { change: { limit: { amount: 3, unit: 'working-days' }, amount: 1, unit: 'months' } }],
  ['limit?limit=0', fewer],
  ['limit?dryRun=true', fewer],
  ['calendar', {}],
])('%s %j: 400', async (what, body) => expect((await simulate(what, body)).status).toBe(400));

it('is for heads, of their own units, and for operations', async () => {
  expect((await simulate('limit', fewer, 'officer')).status).toBe(403);
  expect((await simulate('limit', { ...fewer, scope: { units: [HANDLING_UNIT] } }, 'stranger')).status).toBe(
    403,
  );
  expect((await simulate('limit', { ...fewer, scope: { units: [CONSULTED_UNIT] } }, 'stranger')).status).toBe(
    200,
  );
});
