import { HAI_DUONG, type LimitChange } from '@hoso/domain';
import { isRefusal, plainDateOf } from '@hoso/kernel';
import { fileRef, HANDLING_UNIT, vn } from '@hoso/testing';
import { ONE_PROCEDURE, receiveOne, requestOf, startApplication, type ApplicationFixture } from '../testing';
import { supposeCalendar } from './suppose-calendar';

let world: ApplicationFixture;
beforeEach(async () => {
  world = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
});
afterEach(() => world.stop());

const ALL = { scope: {}, part: { after: '', max: 100 } };
const fewer = (days: number): LimitChange => ({ by: { amount: -days, unit: 'working-days' } });
const lengthOfLog = async () => {
  let events = 0;
  for await (const _ of world.store.scan('all')) events += 1;
  return events;
};

it('counts who would be late if the limit fell by two days, on both sides of the moment, and writes nothing', async () => {
  const code = await receiveOne(world);
  const events = await lengthOfLog();
  world.clock.at = vn('2025-06-20T17:00');
  const onTime = await world.simulations.run({ ...ALL, supposition: { limit: fewer(2) } });
  expect(onTime).toMatchObject({ open: 1, overdueNow: 0, wouldBeOverdue: 0, moved: 1, notConcerned: 0 });
  expect(onTime.dossiers).toEqual([
    {
      code,
      unit: HANDLING_UNIT,
      field: ONE_PROCEDURE.procedure.field,
      dueAt: vn('2025-06-24T17:00'),
      wouldBeDueAt: vn('2025-06-20T17:00'),
      isOverdue: false,
      wouldBeOverdue: false,
    },
  ]);
  world.clock.at = vn('2025-06-20T17:00:00.001');
  const late = await world.simulations.run({ ...ALL, supposition: { limit: fewer(2) } });
  const counts = { open: 1, overdueNow: 0, wouldBeOverdue: 1, newlyOverdue: 1, noLongerOverdue: 0 };
  expect(late).toMatchObject({
    ...counts,
    byUnit: [{ unit: HANDLING_UNIT, ...counts }],
    byField: [{ field: ONE_PROCEDURE.procedure.field, ...counts }],
  });
  expect(await lengthOfLog()).toBe(events);
});

it('says what no longer would be late, and what is not concerned', async () => {
  await receiveOne(world);
  world.clock.at = vn('2025-06-24T17:00:00.001');
  expect(await world.simulations.run({ ...ALL, supposition: { limit: fewer(-1) } })).toMatchObject({
    overdueNow: 1,
    wouldBeOverdue: 0,
    noLongerOverdue: 1,
  });
  const months = { by: { amount: -1, unit: 'months' } } as const;
  expect(await world.simulations.run({ ...ALL, supposition: { limit: months } })).toMatchObject({
    overdueNow: 1,
    wouldBeOverdue: 1,
    moved: 0,
    notConcerned: 1,
    dossiers: [],
  });
});

it('looks at open dossiers in scope only, and names them part by part', async () => {
  const codes = [await receiveOne(world), await receiveOne(world), await receiveOne(world)];
  await world.decisions.take(
    requestOf('IssueResult', { number: '1', signedBy: 'an', file: fileRef() }, { code: codes[1]! }),
  );
  const supposition = { limit: fewer(2) };
  expect(await world.simulations.run({ ...ALL, supposition })).toMatchObject({ open: 2 });
  const first = await world.simulations.run({ scope: {}, part: { after: '', max: 1 }, supposition });
  expect(first.dossiers.map(({ code }) => code)).toEqual([codes[0], codes[2]]);
  const rest = await world.simulations.run({ scope: {}, part: { after: codes[0]!, max: 1 }, supposition });
  expect(rest).toMatchObject({ open: 2, moved: 2 });
  expect(rest.dossiers.map(({ code }) => code)).toEqual([codes[2]]);
  const elsewhere = { units: ['H23.99'] };
  expect(await world.simulations.run({ ...ALL, scope: elsewhere, supposition })).toMatchObject({ open: 0 });
});

it('leaves a clock that stands as late as it was when it stopped', async () => {
  const code = await receiveOne(world);
  world.clock.at = vn('2025-06-12T08:00');
  await world.decisions.take(requestOf('RequirePayment', { fees: ['permit-fee'] }, { code }));
  world.clock.at = vn('2025-07-10T08:00');
  expect(await world.simulations.run({ ...ALL, supposition: { limit: fewer(2) } })).toMatchObject({
    overdueNow: 0,
    wouldBeOverdue: 0,
  });
  expect(await world.simulations.run({ ...ALL, supposition: { limit: fewer(9) } })).toMatchObject({
    newlyOverdue: 1,
  });
});

describe('a calendar that nobody has announced', () => {
  const year = HAI_DUONG.years['2025']!;
  const suppose = (off: readonly string[]) => {
    const table = { ...year, off: [...year.off, ...off.map(plainDateOf)] };
    const data = { region: HAI_DUONG.region, year: '2025', table };
    return supposeCalendar(
      { type: 'AnnounceYear', data },
      { reference: world.reference, at: world.clock.at },
    );
  };

  it('moves what would be counted through its new day off', async () => {
    await receiveOne(world);
    const calendar = suppose(['2025-06-20']);
    if (isRefusal(calendar as never)) throw new Error(JSON.stringify(calendar));
    const answer = await world.simulations.run({
      ...ALL,
      supposition: { calendar: calendar as typeof HAI_DUONG },
    });
    expect(answer.dossiers).toMatchObject([{ wouldBeDueAt: vn('2025-06-25T17:00') }]);
    expect(world.reference.calendar(HAI_DUONG.region)?.version).toBe(1);
  });

  it('is refused for what a real one would be', () =>
    expect(suppose(['2025-06-20', '2025-06-20'])).toMatchObject({ refused: 'date-listed-twice' }));
});
