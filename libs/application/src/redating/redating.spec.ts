import { HAI_DUONG, type RedatingCause } from '@hoso/domain';
import { fileRef, HANDLING_UNIT, vn } from '@hoso/testing';
import { LogVerification } from '../replay/log-verification';
import {
  announceDaysOff,
  assess,
  contextOf,
  ONE_PROCEDURE,
  OPERATIONS,
  order,
  receiveOne,
  requestOf,
  startApplication,
  type ApplicationFixture,
} from '../testing';

let world: ApplicationFixture;
beforeEach(async () => {
  world = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
});
afterEach(() => world.stop());

const calendar = (version: number): RedatingCause => ({ calendar: { region: HAI_DUONG.region, version } });
const flood = (workingDays: number): RedatingCause => ({
  instrument: { number: 'QĐ 9', legalBasis: 'Luật PCTT art. 26', workingDays },
});
const until = (local: string): RedatingCause => ({
  instrument: { number: 'QĐ 9', legalBasis: 'Luật PCTT art. 26', dueAt: vn(local) },
});

const issue = (code: string) =>
  world.decisions.take(
    requestOf('IssueResult', { number: '1/GP', signedBy: 'an', file: fileRef() }, { code }),
  );
const typesOf = async (code: string) => (await world.reader.replay(code)).map(({ event }) => event.type);
const dueOf = async (code: string) => (await world.reader.replay(code)).at(-1)!.after.due?.statutory;
const listedOf = (id: string) => world.redatings.reader.dossiers(id, { after: '', limit: 100 });
const resultsOf = async (id: string) =>
  (await listedOf(id)).map(({ foreseen, result }) => [foreseen.code, foreseen.outcome, result?.outcome]);

it('says what a new holiday would move, moves nothing by itself, and moves it once ordered', async () => {
  const code = await receiveOne(world);
  await announceDaysOff(world, '2025-06-20');
  expect(await dueOf(code)).toBe(vn('2025-06-24T17:00'));
  const { redating } = await assess(world, calendar(2));
  expect(redating).toMatchObject({ phase: 'assessed', assessed: { touched: 1, later: 1 }, listed: 1 });
  const dates = (local: string) => ({ statutory: vn(local), current: vn(local), provisional: false });
  expect(await listedOf(redating.id)).toEqual([
    {
      foreseen: { code, outcome: 'later', from: dates('2025-06-24T17:00'), to: dates('2025-06-25T17:00') },
    },
  ]);
  expect(await typesOf(code)).not.toContain('DueDateRevised');

  const context = contextOf({ principal: OPERATIONS });
  await order(world, redating.id, context);
  await world.redatings.runner.run(redating.id);
  expect(await dueOf(code)).toBe(vn('2025-06-25T17:00'));
  const moved = (await world.reader.replay(code)).at(-1)!;
  expect(moved).toMatchObject({
    event: {
      type: 'DueDateRevised',
      data: { instrument: 'Lịch làm việc hai-duong, phiên bản 2', reason: 'Bão số 3' },
    },
    actor: { id: 'redating', role: 'service' },
  });
  for await (const { metadata } of world.store.read(`dossier-${code}`, { from: moved.revision }))
    expect(metadata).toMatchObject({ $correlationId: redating.id, $causationId: context.commandId });
  const { redating: done, orderedBy } = await world.redatings.reader.read(redating.id);
  expect(done).toMatchObject({ phase: 'completed', done: 1, results: { touched: 1, later: 1 } });
  expect(orderedBy).toMatchObject({ id: 'ops', role: 'operations' });
  expect((await new LogVerification(world.store).run()).broken).toEqual([]);
});

it('leaves no trace on a dossier whose dates stay', async () => {
  const code = await receiveOne(world);
  await announceDaysOff(world, '2025-07-30');
  const { redating } = await assess(world, calendar(2));
  expect(redating).toMatchObject({ assessed: { touched: 0, unchanged: 1 }, listed: 0 });
  const command = { type: 'OrderRedating', data: { reason: 'r' } } as const;
  const context = contextOf({ principal: OPERATIONS });
  expect(await world.redatings.decisions.take({ id: redating.id, command, context })).toMatchObject({
    refused: 'nothing-to-redate',
  });
  expect(await typesOf(code)).toEqual(['DossierReceived', 'DossierTransferred', 'OfficerAssigned']);
});

it('records of each dossier what came of it: ended, moved by others, refused, moved', async () => {
  const [ended, shifted, refused, moved] = [
    await receiveOne(world),
    await receiveOne(world),
    await receiveOne(world),
    await receiveOne(world),
  ];
  const { redating } = await assess(world, flood(3));
  expect(redating.assessed).toMatchObject({ touched: 4, later: 4 });
  await issue(ended);
  const by = { instrument: 'QĐ 9', reason: 'tay' };
  await world.decisions.take(requestOf('ReviseDueDate', { ...by, workingDays: 3 }, { code: shifted }));
  await world.decisions.take(requestOf('ReviseDueDate', { ...by, workingDays: 1 }, { code: refused }));
  await order(world, redating.id);
  await world.redatings.runner.run(redating.id);
  expect(await resultsOf(redating.id)).toEqual([
    [ended, 'later', 'ended'],
    [shifted, 'later', 'unchanged'],
    [refused, 'later', 'refused'],
    [moved, 'later', 'later'],
  ]);
  const [, , third] = await listedOf(redating.id);
  expect(third?.result).toEqual({ code: refused, outcome: 'refused', refusal: 'instrument-known' });
  expect(await dueOf(moved)).toBe(vn('2025-06-27T17:00'));
});

it('leaves dates alone that lie behind the one that an instrument sets', async () => {
  await receiveOne(world);
  expect((await assess(world, until('2025-06-24T17:00'))).redating).toMatchObject({
    listed: 0,
    assessed: { unchanged: 1 },
  });
  expect((await assess(world, until('2025-06-24T17:00:00.001'))).redating.assessed).toMatchObject({
    later: 1,
  });
});

it('gives the same report for the same command, and takes no other under its id', async () => {
  await receiveOne(world);
  const context = contextOf({ principal: OPERATIONS });
  const first = await assess(world, flood(3), context);
  await receiveOne(world);
  const again = await assess({ redatings: world.restarted().redatings }, flood(3), context);
  expect(again.redating).toEqual(first.redating);
  await expect(assess(world, flood(2), context)).rejects.toMatchObject({ code: 'command-id-conflict' });
});

describe('a head', () => {
  const head = { id: 'an', role: 'head', units: [HANDLING_UNIT] } as const;
  const propose = (units?: readonly string[]) =>
    world.redatings.assessments.assess({
      cause: flood(3),
      scope: units ? { units } : {},
      context: contextOf({ principal: head }),
    });

  it('means the own units and may name no other', async () => {
    await receiveOne(world);
    expect(await propose()).toMatchObject({ redating: { scope: { units: [HANDLING_UNIT] }, listed: 1 } });
    await expect(propose([HANDLING_UNIT, 'H23.99'])).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('orders no re-dating that concerns others', async () => {
    await receiveOne(world);
    const { redating } = await assess(world, flood(3));
    await expect(order(world, redating.id, contextOf({ principal: head }))).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('knows no re-dating that was never proposed', () =>
    expect(order(world, 'nothing')).rejects.toMatchObject({ code: 'redating-not-found' }));
});

it('takes no officer', () => {
  const principal = { id: 'binh', role: 'officer', units: [HANDLING_UNIT] } as const;
  return expect(assess(world, flood(3), contextOf({ principal }))).rejects.toMatchObject({
    code: 'not-permitted',
  });
});
