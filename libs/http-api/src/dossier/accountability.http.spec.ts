import { HAI_DUONG } from '@hoso/domain';
import { CLOSING_UNIT, COMPLETE, DUE, HANDLING_UNIT, ONE_STOP, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, tick, type Caller, type Engine } from '../testing';

const OVERDUE = { kind: 'overdue', key: `overdue ${DUE}` } as const;
const report = {
  cause: 'staffing',
  step: 'appraise',
  officer: 'binh',
  narrative: 'seven days on one desk',
  remedy: { what: 'a second appraiser', dueOn: '2025-07-04' },
  prevention: 'a look at what is near due every morning',
};

describe('answering for a breach over HTTP', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
  });
  afterAll(() => engine.stop());

  const send = async (...[local, as, url, body]: [string, Caller, string, object]) => {
    engine.clock.at = vn(local);
    return post(engine, `/v1/dossiers/${url}`, { as, body });
  };
  const inHandling = async (unit = HANDLING_UNIT): Promise<string> => {
    const receive = { opening: openingData(), components: COMPLETE };
    const { body } = await send('2025-06-10T08:00', 'clerk', 'receive', receive);
    const code = String(body['code']);
    await send('2025-06-10T09:00', 'clerk', `${code}/transfer`, { to: unit });
    return code;
  };
  const overdue = async (): Promise<string> => {
    const code = await inHandling();
    engine.clock.at = vn('2025-06-24T17:00:01');
    expect(await tick(engine, code, OVERDUE)).toMatchObject({
      events: [{ type: 'OverdueRecorded' }, { type: 'ExplanationRequired' }],
    });
    return code;
  };
  const eventIn = ({ body }: { readonly body: Readonly<Record<string, unknown>> }) =>
    (body['events'] as readonly { readonly type: string }[] | undefined)?.[0]?.type ?? body['code'];

  it('the head explains, the superior returns and accepts, the remedy is done', async () => {
    const code = await overdue();
    const given: readonly (readonly [string, Caller, string, object, string])[] = [
      ['2025-06-25T08:00', 'head', 'explain-lateness', report, 'ExplanationFiled'],
      ['2025-06-25T09:00', 'auditor', 'return-explanation', { reason: 'vague' }, 'ExplanationReturned'],
      ['2025-06-26T08:00', 'head', 'explain-lateness', { ...report, breach: DUE }, 'ExplanationFiled'],
      ['2025-06-27T08:00', 'operations', 'accept-explanation', { breach: DUE }, 'ExplanationAccepted'],
      ['2025-07-04T08:00', 'head', 'complete-remedy', { evidence: 'QĐ 88' }, 'RemedyDone'],
    ];
    for (const [local, as, slice, body, event] of given) {
      const answer = await send(local, as, `${code}/${slice}`, body);
      expect([slice, answer.status, eventIn(answer)]).toEqual([slice, 200, event]);
    }
    const dossier = await get(engine, `/v1/dossiers/${code}`, { as: 'auditor' });
    expect(dossier.body['explanations']).toMatchObject({ [DUE]: { stage: 'accepted', filedBy: 'an' } });
    expect(dossier.body).not.toHaveProperty('watch');
    expect(dossier.body['allowedActions']).toContain('ReturnExplanation');
    expect(dossier.body['allowedActions']).not.toContain('RecordOverdue');
    const other = await get(engine, `/v1/dossiers/${await inHandling()}`, { as: 'auditor' });
    expect(other.body['allowedActions']).not.toContain('ReturnExplanation');
  });

  it('each wrong explanation and judgement has its answer, and changes nothing', async () => {
    const code = await overdue();
    const refused: readonly (readonly [Caller, string, object, number, string])[] = [
      ['officer', 'explain-lateness', report, 403, 'not-permitted'],
      ['stranger', 'explain-lateness', report, 403, 'not-permitted'],
      ['service', 'explain-lateness', report, 422, 'head-only'],
      ['head', 'explain-lateness', { ...report, cause: 'bad luck' }, 422, 'cause-unknown'],
      ['head', 'explain-lateness', { ...report, breach: vn('2025-06-25T17:00') }, 422, 'not-overdue'],
      [
        'head',
        'explain-lateness',
        { ...report, remedy: { what: 'w', dueOn: '2025-06-31' } },
        400,
        'invalid-shape',
      ],
      [
        'head',
        'explain-lateness',
        { ...report, remedy: { what: 'w', dueOn: '2025-06-24' } },
        422,
        'remedy-day-passed',
      ],
      ['head', 'explain-lateness', { ...report, breach: 'yesterday' }, 400, 'invalid-shape'],
      ['head', 'explain-lateness', { ...report, prevention: ' ' }, 400, 'invalid-shape'],
      ['auditor', 'accept-explanation', {}, 422, 'nothing-to-judge'],
      ['clerk', 'accept-explanation', {}, 403, 'not-permitted'],
      ['auditor', 'return-explanation', {}, 400, 'invalid-shape'],
      ['head', 'complete-remedy', { evidence: 'QĐ 88' }, 422, 'no-remedy-open'],
    ];
    for (const [as, slice, body, status, problem] of refused) {
      const answer = await send('2025-06-25T08:00', as, `${code}/${slice}`, body);
      expect([as, slice, answer.status, answer.body['code']]).toEqual([as, slice, status, problem]);
    }
    await send('2025-06-25T08:00', 'head', `${code}/explain-lateness`, report);
    for (const [as, problem] of [
      ['head', 'judge-filed-it'],
      ['stranger', 'judge-not-superior'],
    ] as const) {
      const answer = await send('2025-06-25T09:00', as, `${code}/accept-explanation`, {});
      expect([as, answer.status, answer.body['code']]).toEqual([as, 422, problem]);
    }
    expect((await get(engine, `/v1/dossiers/${code}`, { as: 'auditor' })).headers['etag']).toBe('"4"');
  });

  it('nobody records what only the clock records', async () => {
    const code = await inHandling();
    expect(
      (await send('2025-06-25T08:00', 'service', `${code}/record-overdue`, { duty: OVERDUE.key })).status,
    ).toBe(404);
    const line = JSON.stringify({ type: 'RecordOverdue', code, data: { duty: OVERDUE.key } });
    const { body } = await post(engine, '/v1/commands', {
      as: 'service',
      body: `${line}\n`,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(JSON.stringify(body)).toContain('invalid-shape');
    expect(JSON.stringify(body)).toContain('type must be one of SubmitOnline');
  });

  it('dates are revised by an instrument or the newest calendar, and the deadline tells it', async () => {
    const code = await inHandling();
    const revise = (body: object, as: Caller = 'operations') =>
      send('2025-06-12T08:00', as, `${code}/revise-due-date`, {
        instrument: 'QĐ 9',
        reason: 'flood',
        ...body,
      });
    expect((await revise({ workingDays: 2 }, 'head')).body['code']).toBe('not-permitted');
    expect((await revise({})).body['code']).toBe('revision-unclear');
    expect((await revise({ workingDays: 0.5 })).body['code']).toBe('invalid-shape');
    expect((await revise({ dueAt: '2025-06-20T17:00:00+07:00' })).body['code']).toBe('revision-not-later');
    expect((await revise({ workingDays: 2 })).body).toMatchObject({ dueAt: vn('2025-06-26T17:00') });
    const year = HAI_DUONG.years['2025']!;
    const { version: _, ...calendar } = HAI_DUONG;
    const years = { ...calendar.years, 2025: { ...year, off: [...year.off, '2025-06-20'] } };
    await post(engine, '/v1/calendars', { as: 'service', body: { ...calendar, years } });
    const counted = await revise({ instrument: 'TB 7', calendarVersion: 2 });
    expect(counted.body).toMatchObject({ dueAt: vn('2025-06-27T17:00') });
    const { body } = await get(engine, `/v1/dossiers/${code}/deadline`, { as: 'auditor' });
    expect(body).toMatchObject({
      derivation: [
        {
          event: 'DossierReceived',
          steps: expect.arrayContaining([expect.objectContaining({ at: DUE })]) as unknown,
        },
        { event: 'DueDateRevised', instrument: 'QĐ 9', dueAt: vn('2025-06-26T17:00') },
        { event: 'DueDateRevised', instrument: 'TB 7', dueAt: vn('2025-06-27T17:00') },
      ],
      intervals: [
        { party: { kind: 'unit', id: ONE_STOP }, workingMinutes: 60 },
        { party: { kind: 'unit', id: HANDLING_UNIT } },
      ],
    });
  });

  it('a dossier goes home to the successor of a unit that ended', async () => {
    const as = 'service' as const;
    const unit = { id: CLOSING_UNIT, name: 'Sở cũ', level: 'province', validFrom: '2020-01-01' };
    await post(engine, '/v1/units', { as, body: unit });
    const code = await inHandling(CLOSING_UNIT);
    const to = (id: string) => ({ to: id, legalBasis: 'NQ 202/2025/QH15' });
    const early = await send('2025-06-12T08:00', as, `${code}/rehome`, to(HANDLING_UNIT));
    expect([early.status, early.body['code']]).toEqual([422, 'unit-not-successor']);
    const end = { validTo: '2025-06-12', successor: HANDLING_UNIT, legalBasis: 'NQ 202/2025/QH15' };
    await post(engine, `/v1/units/${CLOSING_UNIT}/dissolution`, { as, body: end });
    const wrong = await send('2025-06-13T08:00', as, `${code}/rehome`, to(ONE_STOP));
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'unit-not-successor']);
    expect(eventIn(await send('2025-06-13T08:00', 'operations', `${code}/rehome`, to(HANDLING_UNIT)))).toBe(
      'DossierRehomed',
    );
    expect((await send('2025-06-13T09:00', 'head', `${code}/assign`, { officer: 'binh' })).status).toBe(200);
    const { body } = await get(engine, `/v1/dossiers/${code}`, { as: 'auditor' });
    expect(body).toMatchObject({
      handling: { unit: HANDLING_UNIT },
      rehomings: [{ from: CLOSING_UNIT, to: HANDLING_UNIT }],
    });
  });
});
