import { COMPLETE, fileRef, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { ONE_PROCEDURE, requestOf, startApplication, type ApplicationFixture } from '../testing';
import type { Accepted, CommandRequest } from '../intake/command-request';
import { GetDeadlineHandler, GetDeadlineQuery, type DeadlineAnswer } from './get-deadline.query';

let application: ApplicationFixture;
let code: string;

const take = async (at: string, request: CommandRequest): Promise<Accepted> => {
  application.clock.at = vn(at);
  const outcome = await application.decisions.take(request);
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome;
};

const deadline = (asOf?: GetDeadlineQuery['asOf']): Promise<DeadlineAnswer> =>
  new GetDeadlineHandler(application.reader, application.reference).execute(
    new GetDeadlineQuery(code, asOf, vn('2025-12-01T09:00')),
  );

beforeAll(async () => {
  application = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
  const receive = requestOf('Receive', { opening: openingData(), components: COMPLETE });
  code = (await take('2025-06-10T08:00', receive)).code!;
  const on = { code };
  await take('2025-06-10T09:00', requestOf('Transfer', { to: HANDLING_UNIT }, on));
  await take('2025-06-10T10:00', requestOf('Assign', { officer: 'an' }, on));
  const items = [{ component: 'survey', reason: 'Chưa có' }];
  await take('2025-06-12T08:00', requestOf('RequestSupplement', { items, reason: 'Thiếu' }, on));
  const components = [{ component: 'survey', digitised: fileRef() }];
  await take('2025-06-16T08:00', requestOf('AcceptSupplement', { components }, on));
  const granted = { decision: 'QĐ 7', legalBasis: 'Luật Xây dựng 2014', reason: 'Phức tạp', amount: 2 };
  await take('2025-06-17T08:00', requestOf('Extend', granted, on));
  const payment = requestOf('RequirePayment', { fees: ['permit-fee'] }, on);
  await take('2025-06-18T08:00', payment);
  const paid = { receipt: 'BL 1', paidVnd: 150_000, method: 'cash' } as const;
  await take('2025-06-19T08:00', requestOf('ConfirmPayment', paid, on));
});
afterAll(() => application.stop());

describe('the deadline of a dossier', () => {
  it('is derived event by event: reception, reset, extension, pause', async () => {
    const { derivation } = await deadline();
    expect(derivation.map(({ event, dueAt }) => [event, dueAt])).toEqual([
      ['DossierReceived', vn('2025-06-24T17:00')],
      ['SupplementReceived', vn('2025-06-30T17:00')],
      ['DeadlineExtended', vn('2025-07-02T17:00')],
      ['PaymentConfirmed', vn('2025-07-03T17:00')],
    ]);
    expect(derivation[3]!.stood).toEqual({
      since: vn('2025-06-18T08:00'),
      until: vn('2025-06-19T08:00'),
      workingMinutes: 480,
    });
    expect(derivation[1]!.steps.at(-1)).toMatchObject({ rule: 'due', at: vn('2025-06-30T17:00') });
  });

  it('tells a revision by its instrument, and the intervals whose they were', async () => {
    const revise = { instrument: 'QĐ 9', reason: 'Bão', workingDays: 2 };
    await take('2025-06-20T08:00', requestOf('ReviseDueDate', revise, { code }));
    const { derivation, intervals } = await deadline();
    expect(derivation.at(-1)).toMatchObject({
      event: 'DueDateRevised',
      dueAt: vn('2025-07-07T17:00'),
      instrument: 'QĐ 9',
    });
    expect(derivation.at(-1)!.steps.at(-1)).toMatchObject({ rule: 'due', at: vn('2025-07-07T17:00') });
    expect(derivation.at(-1)).not.toHaveProperty('stood');
    expect(intervals[0]).toMatchObject({ party: { kind: 'unit' }, workingMinutes: 60 });
  });

  it('as of a revision ends with what came next, not with today', async () => {
    const { intervals, elapsedWorkingMinutes } = await deadline({ revision: 2 });
    expect(intervals.at(-1)).toMatchObject({ party: { kind: 'officer', id: 'an' }, workingMinutes: 840 });
    expect(elapsedWorkingMinutes).toBe(120 + 840);
  });

  it('counts the whole apart from its parts, and they agree', async () => {
    const { byParty, elapsedWorkingMinutes } = await deadline();
    const parts = byParty.reduce((total, { workingMinutes }) => total + workingMinutes, 0);
    expect(parts).toBeCloseTo(elapsedWorkingMinutes, 9);
    expect(byParty.map(({ party }) => party)).toContain('applicant');
  });

  it('as of a time ends with that time', async () => {
    const { intervals } = await deadline({ time: vn('2025-06-10T11:00') });
    expect(intervals.map(({ workingMinutes }) => workingMinutes)).toEqual([60, 60, 60]);
  });
});
