import { randomUUID } from 'node:crypto';
import { petitionDutiesOf, type PetitionCommands, type PetitionCommandType } from '@hoso/domain';
import { HANDLING_UNIT, submission, vn } from '@hoso/testing';
import type { PetitionOutcome, PetitionRequest } from '../petition/petition-command';
import { LogVerification } from '../replay/log-verification';
import { contextOf, FaultyStore, ONE_PROCEDURE, startApplication, type ApplicationFixture } from '../testing';
import { isCommandFailure } from './failures';

const CLOCK = { id: 'clock', role: 'clock' as const, units: 'all' as const };

const requestOf = <Type extends PetitionCommandType>(
  type: Type,
  data: PetitionCommands[Type],
  { code, ...context }: Parameters<typeof contextOf>[0] & { readonly code?: string } = {},
): PetitionRequest => ({ type, data, context: contextOf(context), ...(code !== undefined && { code }) });

const accepted = (outcome: PetitionOutcome) => {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome;
};

describe('the intake of petitions', () => {
  let application: ApplicationFixture;
  const open = async () =>
    accepted(await application.petitionDecisions.take(requestOf('SubmitPetition', submission())));
  beforeEach(async () => {
    application = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
  });
  afterEach(() => application.stop());

  it('numbers petitions by the day', async () => {
    const codes = [(await open()).code, (await open()).code];
    application.clock.at = vn('2025-06-11T00:00');
    codes.push((await open()).code);
    expect(codes).toEqual(['PAKN.20250610.0001', 'PAKN.20250610.0002', 'PAKN.20250611.0001']);
  });

  it('keeps the writer out of the log, and is verified with all the rest', async () => {
    const { code } = await open();
    const stored = [];
    for await (const event of application.store.scan('all')) stored.push(event);
    const text = JSON.stringify(stored, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    expect(text).toContain(`feedback-${code}`);
    expect(text).not.toMatch(/Khải|Hàng Bạc|0987654321|thửa đất số 12/);
    const report = await new LogVerification(application.store).run();
    expect([report.broken, report.numbersWithoutDossier]).toEqual([[], []]);
  });

  it('forgets all that a petition says of its writer with one key', async () => {
    const { code } = await open();
    expect(await application.petitions.textOf(code!)).toContain('thửa đất số 12');
    const [first] = await application.petitions.replay(code!);
    const { opening } = first!.event.data as {
      opening: Record<'petitioner' | 'content', { person: string }>;
    };
    expect(opening.petitioner.person).toBe(opening.content.person);
    await application.keys.destroy(opening.petitioner.person);
    expect(await application.petitions.textOf(code!)).toBeUndefined();
    expect(await application.petitions.verify(code!)).toMatchObject({ ok: true, events: 1 });
  });

  it('records a missed duty for the clock alone, once, whoever looks', async () => {
    const { code, petition } = await open();
    const [forward] = petitionDutiesOf(petition);
    application.clock.at = vn('2025-06-17T17:01');
    const late = () => requestOf('RecordPetitionLate', forward!, { code: code!, principal: CLOCK });
    const [one, two] = await Promise.all([
      application.petitionDecisions.take(late()),
      application.restarted().petitionDecisions.take(late()),
    ]);
    const types = [one, two].map((outcome) => accepted(outcome).events.map(({ type }) => type));
    expect(types.sort()).toEqual([[], ['PetitionLateRecorded']]);
    const byHead = requestOf('RecordPetitionLate', forward!, {
      code: code!,
      principal: { id: 'an', role: 'head', units: [HANDLING_UNIT] },
    });
    const failure: unknown = await application.petitionDecisions
      .take(byHead)
      .catch((error: unknown) => error);
    expect(isCommandFailure(failure) && failure.code).toBe('not-permitted');
  });

  it('keeps the answer of a command that asked for what held already', async () => {
    const { code } = await open();
    const take = async (request: PetitionRequest) =>
      accepted(await application.petitionDecisions.take(request));
    const classification = { matter: 'conduct', aspect: 'delay' } as const;
    await take(requestOf('AcceptPetition', { classification, subject: 'Đo đạc' }, { code: code! }));
    await take(requestOf('AssignPetition', { officer: 'binh' }, { code: code! }));
    const again = requestOf('AssignPetition', { officer: 'binh' }, { code: code!, commandId: randomUUID() });
    expect(await take(again)).toMatchObject({ revision: 3, events: [{ type: 'PetitionAskedAgain' }] });
    expect(await take(again)).toMatchObject({ revision: 3, isRepeated: true });
  });
});

it('every petition is opened once, though the store fails now and then', async () => {
  let seed = 7;
  const chance = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
  const store = new FaultyStore(chance);
  const world = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE, store);
  const requests = Array.from({ length: 20 }, () => requestOf('SubmitPetition', submission()));
  const untilAnswered = async (request: PetitionRequest): Promise<PetitionOutcome> => {
    for (;;) {
      const outcome = await world
        .restarted()
        .petitionDecisions.take(request)
        .catch(() => undefined);
      if (outcome) return outcome;
    }
  };
  store.isFaulty = true;
  const codes = [];
  for (const request of requests) codes.push(accepted(await untilAnswered(request)).code);
  store.isFaulty = false;
  expect(store.injected.unavailable + store.injected.lostAnswers).toBeGreaterThan(0);
  expect(new Set(codes).size).toBe(requests.length);
  for (const [index, request] of requests.entries())
    expect(accepted(await world.petitionDecisions.take(request)).code).toBe(codes[index]);
  expect((await new LogVerification(store).run()).broken).toEqual([]);
  await world.stop();
});
