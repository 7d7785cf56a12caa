import type { Principal } from '@hoso/access';
import { commandOf } from '@hoso/domain';
import { COMPLETE, DUE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { ONE_PROCEDURE, requestOf, startApplication, type ApplicationFixture } from '../testing';
import type { Accepted, CommandRequest } from './command-request';
import { isCommandFailure } from './failures';

const CLOCK: Principal = { id: 'clock', role: 'clock', units: 'all' };
const IMPORT: Principal = { id: 'importer', role: 'import', units: 'all' };
const OVERDUE = { kind: 'overdue', key: `overdue ${DUE}` } as const;

describe('what the clock records', () => {
  let application: ApplicationFixture;
  beforeEach(async () => {
    application = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
  });
  afterEach(() => application.stop());

  const take = async (
    request: CommandRequest,
    { decisions } = application as Pick<ApplicationFixture, 'decisions'>,
  ): Promise<Accepted> => {
    const outcome = await decisions.take(request);
    if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
    return outcome;
  };
  const received = async (regime?: 'imported'): Promise<string> => {
    const data = { opening: openingData(), components: COMPLETE };
    const history = { ...data, ...(regime && { regime, appointment: DUE }) };
    const occurredAt = vn('2025-06-10T08:00');
    return (await take(requestOf('Receive', history, { principal: IMPORT, occurredAt }))).code!;
  };
  const record = (code: string, principal: Principal = CLOCK): CommandRequest => {
    const { type, data } = commandOf(OVERDUE);
    return requestOf(type, data as never, { code, principal });
  };

  it('is retrospective for imported history written after the moment, also once the log is read again', async () => {
    application.clock.at = vn('2025-07-10T08:00');
    const [one, other] = [await received('imported'), await received('imported')];
    expect((await take(record(one))).events).toMatchObject([
      { type: 'OverdueRecorded', at: vn('2025-07-10T08:00'), data: { moment: DUE, retrospective: true } },
    ]);
    expect((await take(record(other), application.restarted())).events).toMatchObject([
      { type: 'OverdueRecorded', data: { retrospective: true } },
    ]);
  });

  it('is live for every other dossier, however late it was written', async () => {
    application.clock.at = vn('2025-07-10T08:00');
    const { events } = await take(record(await received()));
    expect(events.map(({ type }) => type)).toEqual(['OverdueRecorded', 'ExplanationRequired']);
    expect(events[0]!.data).not.toHaveProperty('retrospective');
  });

  it('is live for imported history whose moment came after it was written', async () => {
    application.clock.at = vn('2025-06-20T08:00');
    const code = await received('imported');
    application.clock.at = vn('2025-06-25T08:00');
    expect((await take(record(code))).events).toHaveLength(2);
  });

  it('is recorded by nobody else', async () => {
    const code = await received();
    application.clock.at = vn('2025-06-25T08:00');
    for (const role of ['head', 'service', 'import', 'operations', 'auditor'] as const) {
      const refused = take(record(code, { id: role, role, units: 'all' })).catch((error: unknown) => error);
      expect([role, isCommandFailure(await refused) && ((await refused) as { code: string }).code]).toEqual([
        role,
        'not-permitted',
      ]);
    }
  });

  it('leaves what people did before it to be entered after it', async () => {
    const code = await received();
    application.clock.at = vn('2025-06-25T08:00');
    await take(record(code));
    const occurredAt = vn('2025-06-10T09:00');
    const transfer = requestOf('Transfer', { to: HANDLING_UNIT }, { code, principal: IMPORT, occurredAt });
    const { events, revision } = await take(transfer);
    expect([events[0]!.at, revision]).toEqual([occurredAt, 3]);
  });
});
