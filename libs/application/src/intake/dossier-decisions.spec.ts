import { randomUUID } from 'node:crypto';
import { verifyChain } from '@hoso/event-format';
import {
  MemoryEventStore,
  OutcomeUnknown,
  type EventToAppend,
  type ExpectedRevision,
} from '@hoso/event-store';
import { isRefusal } from '@hoso/kernel';
import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { requestOf, SERVICE, startApplication, type ApplicationFixture, ONE_PROCEDURE } from '../testing';
import type { Accepted, CommandRequest, Outcome } from './command-request';
import { isCommandFailure } from './failures';
import { LogVerification } from '../replay/log-verification';

const receive = (changes: Parameters<typeof requestOf>[2] = {}): CommandRequest =>
  requestOf('Receive', { opening: openingData(), components: COMPLETE }, changes);

const accepted = (outcome: Outcome): Accepted => {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome;
};

const failureOf = async (work: Promise<unknown>): Promise<string> => {
  const failure: unknown = await work.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  return isCommandFailure(failure) ? failure.code : String(failure);
};

let application: ApplicationFixture;
beforeEach(async () => {
  application = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
});
afterEach(() => application?.stop());

describe('opening a dossier', () => {
  it('gives numbers of the unit and day, in order', async () => {
    const codes = [];
    for (let n = 0; n < 3; n++) codes.push(accepted(await application.decisions.take(receive())).code);
    expect(codes).toEqual(['H23.01-250610-0001', 'H23.01-250610-0002', 'H23.01-250610-0003']);
  });

  it('gives a repeated command its first result, also after a restart', async () => {
    const request = receive();
    const first = accepted(await application.decisions.take(request));
    const again = accepted(await application.restarted().decisions.take(request));
    const told = ({ code, revision, events, dossier: { handling } }: Accepted) => ({
      code,
      revision,
      types: events.map(({ type }) => type),
      handling,
    });
    expect(again.isRepeated).toBe(true);
    expect(told(again)).toEqual(told(first));
  });

  it('refuses another payload under the same id', async () => {
    const request = receive();
    await application.decisions.take(request);
    const other = { ...request, data: { opening: openingData({ channel: 'online' }), components: COMPLETE } };
    expect(await failureOf(application.decisions.take(other))).toBe('command-id-conflict');
  });

  it('opens one dossier for the same command sent at once to two processes', async () => {
    const request = receive();
    const [one, two] = await Promise.all([
      application.decisions.take(request),
      application.restarted().decisions.take(request),
    ]);
    expect(accepted(one).code).toBe(accepted(two).code);
    const report = await new LogVerification(application.store).run();
    expect(report.broken).toEqual([]);
  });

  it('writes nothing in a dry run, and nothing when the law refuses', async () => {
    const dry = accepted(await application.decisions.take(receive({ isDryRun: true })));
    expect(dry).toMatchObject({ code: null, events: [{ type: 'DossierReceived' }] });
    const incomplete = requestOf('Receive', { opening: openingData(), components: [] });
    expect(await application.decisions.take(incomplete)).toMatchObject({ refused: 'components-missing' });
    expect(accepted(await application.decisions.take(receive())).code).toBe('H23.01-250610-0001');
  });

  it('keeps the citizen out of the log', async () => {
    await application.decisions.take(receive());
    const stored = [];
    for await (const event of application.store.scan('all')) stored.push(event);
    expect(
      JSON.stringify(stored, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toMatch(/Nguyễn|030190001234|0912345678/);
  });
});

describe('commands about a dossier', () => {
  let code: string;
  beforeEach(async () => {
    code = accepted(await application.decisions.take(receive())).code!;
  });

  it('build one sound chain', async () => {
    await application.decisions.take(requestOf('Transfer', { to: HANDLING_UNIT }, { code }));
    const last = accepted(await application.decisions.take(requestOf('Assign', { officer: 'an' }, { code })));
    const events = [];
    for await (const event of application.reader.stored(code)) events.push(event);
    expect(last.revision).toBe(2);
    expect(verifyChain(events)).toMatchObject({ ok: true, events: 3 });
  });

  it('decide anew when another process was first', async () => {
    const other = application.restarted();
    await other.decisions.take(requestOf('Transfer', { to: HANDLING_UNIT }, { code }));
    const late = await application.decisions.take(requestOf('Transfer', { to: HANDLING_UNIT }, { code }));
    expect(isRefusal(late as never)).toBe(true);
    expect(late).toMatchObject({ refused: 'wrong-state' });
  });

  it('find the first result before they look at the revision asked for', async () => {
    const request = requestOf('Transfer', { to: HANDLING_UNIT }, { code, expectedRevision: 0 });
    const first = accepted(await application.decisions.take(request));
    expect(accepted(await application.decisions.take(request))).toMatchObject({
      revision: first.revision,
      isRepeated: true,
    });
    const stale = requestOf('Assign', { officer: 'an' }, { code, expectedRevision: 0 });
    expect(await failureOf(application.decisions.take(stale))).toBe('stale-revision');
  });

  it.each([
    ['a role without the right', { principal: { ...SERVICE, role: 'auditor' as const } }, 'not-permitted'],
    [
      'another unit',
      { principal: { id: 'x', role: 'officer' as const, units: ['H23.19'] } },
      'not-permitted',
    ],
    ['a time that only an import may set', { occurredAt: vn('2025-06-10T07:00') }, 'time-not-permitted'],
  ])('are not asked of the law by %s', async (_, changes, failure) => {
    const request = requestOf('Transfer', { to: HANDLING_UNIT }, { code, ...changes });
    expect(await failureOf(application.decisions.take(request))).toBe(failure);
  });

  it('are not found on a dossier that does not exist', async () => {
    const request = requestOf('Transfer', { to: HANDLING_UNIT }, { code: 'H23.01-250610-0999' });
    expect(await failureOf(application.decisions.take(request))).toBe('dossier-not-found');
  });

  it('that ask for what holds already keep that answer when it no longer holds, and their payload', async () => {
    await application.decisions.take(requestOf('Transfer', { to: HANDLING_UNIT }, { code }));
    await application.decisions.take(requestOf('Assign', { officer: 'an' }, { code }));
    const asked = requestOf('Assign', { officer: 'an' }, { code });
    const first = accepted(await application.decisions.take(asked));
    expect(first).toMatchObject({
      revision: 3,
      events: [{ type: 'AskedAgain', data: { command: 'Assign' } }],
    });
    await application.decisions.take(
      requestOf('Reassign', { officer: 'binh', reason: 'Nghỉ phép' }, { code }),
    );
    const again = accepted(await application.restarted().decisions.take(asked));
    expect(again).toMatchObject({ revision: 3, isRepeated: true, events: first.events });
    const other = { ...asked, data: { officer: 'binh' } };
    expect(await failureOf(application.decisions.take(other))).toBe('command-id-conflict');
  });

  it('of one case are one append: what is refused is left out', async () => {
    const outcomes = await application.decisions.takeAll([
      requestOf('Transfer', { to: HANDLING_UNIT }, { code }),
      requestOf('Rate', { rating: 'satisfied' }, { code }),
      requestOf('Assign', { officer: 'an' }, { code }),
    ]);
    expect(outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : outcome.revision))).toEqual([
      1,
      'wrong-state',
      2,
    ]);
  });
});

/** A store whose answers get lost after the append was written. */
class ForgetfulStore extends MemoryEventStore {
  lose = 0;
  override async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]) {
    const appended = await super.append(stream, expected, events);
    if (stream.startsWith('dossier-') && this.lose-- > 0) throw new OutcomeUnknown(stream);
    return appended;
  }
}

it('an answer that was lost is found again: one event, the same result', async () => {
  const store = new ForgetfulStore();
  const forgetful = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE, store);
  store.lose = 1;
  const { code } = accepted(await forgetful.decisions.take(receive()));
  store.lose = 2;
  const commandId = randomUUID();
  const outcome = await forgetful.decisions.take(
    requestOf('Transfer', { to: HANDLING_UNIT }, { code: code!, commandId }),
  );
  expect(accepted(outcome)).toMatchObject({ revision: 1, events: [{ type: 'DossierTransferred' }] });
  await forgetful.stop();
});
