import {
  CLOSING_UNIT,
  concreteAnswer,
  CONSULTED_UNIT,
  HANDLING_UNIT,
  measure,
  submission,
  vn,
} from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';
import { PETITION_BODIES } from './petition-bodies';

type Step = readonly [local: string, caller: Caller, action: string, type: string, body: object];

const day = (time: string): string => `2025-06-${time}`;
const { doneOn: _, ...undated } = measure();
const answer = concreteAnswer({ measures: [measure(), { ...undated, promisedOn: '2025-06-25' as never }] });
const other = concreteAnswer({
  measures: [
    measure({ what: 'Ngày 20 tháng 6 Chi nhánh trao bản trích đo tại nhà và hoàn lại khoản thu sai' }),
  ],
});
const classification = { matter: 'conduct', aspect: 'nuisance' };
const accept = { classification, subject: 'Đo đạc thửa đất kéo dài' };
const outcome = 'Tổ lưu động giao bản đồ thửa 12 tại nhà văn hóa khu phố';

const SUBMIT: Step = [day('10T08:00'), 'service', '', 'SubmitPetition', submission({ channel: 'portal' })];
const TO_ANSWER: readonly Step[] = [
  SUBMIT,
  [day('12T08:00'), 'officer', 'accept', 'AcceptPetition', accept],
  [day('12T09:00'), 'head', 'assign', 'AssignPetition', { officer: 'binh' }],
  [day('23T08:00'), 'officer', 'answer', 'AnswerPetition', answer],
];
const TO_PUBLISHED: readonly Step[] = [
  ...TO_ANSWER,
  [day('23T09:00'), 'head', 'approve-answer', 'ApproveAnswer', {}],
  [day('23T10:00'), 'officer', 'publish', 'PublishAnswer', { place: 'dichvucong.gov.vn' }],
];

/** Lives of petitions that between them give every command over HTTP. */
const LIVES: Readonly<Record<string, readonly Step[]>> = {
  'from the portal to a second answer': [
    ...TO_PUBLISHED,
    [
      day('25T16:00'),
      'officer',
      'fulfil-promise',
      'FulfilPromise',
      { promise: '1.2', doneOn: '2025-06-25', outcome },
    ],
    [day('26T08:00'), 'service', 'rate', 'RatePetition', { rating: 'dislike', comment: 'Chị Hạnh vẫn chờ' }],
    [day('26T09:00'), 'service', 'reopen', 'ReopenPetition', { reason: 'Chị Hạnh chưa nhận bản đồ' }],
  ],
  'asked, forwarded, refused': [
    SUBMIT,
    [day('11T08:00'), 'officer', 'request-information', 'RequestInformation', { question: 'Số biên nhận?' }],
    [
      day('12T08:00'),
      'service',
      'supplement',
      'SupplementPetition',
      { content: 'Chị Hạnh giữ biên nhận 45' },
    ],
    [day('12T09:00'), 'officer', 'forward', 'ForwardPetition', { to: CONSULTED_UNIT, reason: 'Việc thuế' }],
    [
      day('13T09:00'),
      'stranger',
      'refuse',
      'RefusePetition',
      { ground: 'complaint', explanation: 'Là khiếu nại quyết định hành chính' },
    ],
  ],
  'with a unit that ended': [
    [
      '2025-05-30T08:00',
      'service',
      '',
      'SubmitPetition',
      submission({ channel: 'portal', unit: CLOSING_UNIT }),
    ],
    [day('02T08:00'), 'operations', 'rehome', 'RehomePetition', { to: HANDLING_UNIT, legalBasis: 'NQ 202' }],
    [day('02T09:00'), 'officer', 'accept', 'AcceptPetition', accept],
    [day('02T10:00'), 'head', 'assign', 'AssignPetition', { officer: 'binh' }],
  ],
  'returned before publication': [
    ...TO_ANSWER,
    [day('23T09:00'), 'head', 'return-answer', 'ReturnAnswer', { reason: 'Chưa rõ', officer: 'dung' }],
    [day('23T10:00'), 'head', 'answer', 'AnswerPetition', other],
  ],
};

describe('the life of a petition over HTTP', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
    const closing = { id: CLOSING_UNIT, name: 'Chi cục', level: 'province', validFrom: '2020-01-01' };
    const end = { validTo: '2025-05-31', successor: HANDLING_UNIT, legalBasis: 'NQ 202/2025/QH15' };
    await post(engine, '/v1/units', { as: 'service', body: closing });
    await post(engine, `/v1/units/${CLOSING_UNIT}/dissolution`, { as: 'service', body: end });
  });
  afterAll(() => engine.stop());

  const live = async (steps: readonly Step[]): Promise<string> => {
    let code: string | undefined;
    let revision = -1;
    for (const [local, as, action, type, body] of steps) {
      engine.clock.at = vn(local);
      const url = code === undefined ? '/v1/petitions' : `/v1/petitions/${code}/${action}`;
      const headers: Record<string, string> = revision < 0 ? {} : { 'if-match': `"${revision}"` };
      const reply = await post(engine, url, { as, body, headers });
      expect([type, reply.body]).toMatchObject([type, { revision: revision + 1, repeated: false }]);
      expect(reply.status).toBe(code === undefined ? 201 : 200);
      expect(reply.headers['etag']).toBe(`"${revision + 1}"`);
      code = String(reply.body['code']);
      if (revision < 0) expect(reply.headers['location']).toBe(`/v1/petitions/${code}`);
      revision += 1;
    }
    return code!;
  };

  it.each(Object.entries(LIVES))('%s', async (_, steps) => {
    expect(await live(steps)).toMatch(/^PAKN\.2025(0610|0530)\.\d{4}$/);
  });

  it('gives every command at least once', () => {
    const given = Object.values(LIVES).flatMap((steps) => steps.map(([, , , type]) => type));
    expect(new Set(given)).toEqual(new Set(Object.keys(PETITION_BODIES)));
  });

  it('tells the public the published answer, and nobody who wrote in', async () => {
    const code = await live(TO_ANSWER);
    const before = await get(engine, `/v1/public/petitions/${code}`);
    expect(before.body).toEqual({
      code,
      phase: 'Answered',
      unit: HANDLING_UNIT,
      submittedAt: vn('2025-06-10T08:00'),
      answerDueAt: vn('2025-07-01T17:00'),
    });
    const published = await live(TO_PUBLISHED);
    const { status, body } = await get(engine, `/v1/public/petitions/${published}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      subject: accept.subject,
      classification,
      answer: { measures: answer.measures },
    });
    expect(JSON.stringify(body)).not.toMatch(/Khải|Hàng Bạc|0987654321|thửa đất số 12|sealed|binh/);
    expect((await get(engine, '/v1/public/petitions/PAKN.20250610.9999')).body).toMatchObject({
      status: 404,
      code: 'petition-not-found',
    });
  });

  it('shows the writer to those who may read persons, in the units concerned', async () => {
    const code = await live(LIVES['asked, forwarded, refused']!);
    const url = `/v1/petitions/${code}`;
    expect((await get(engine, url, { as: 'officer' })).body).toMatchObject({
      petitioner: { name: 'Trần Văn Khải', phone: '0987654321' },
      content: expect.stringContaining('biên nhận 45') as unknown,
      phase: 'Refused',
    });
    for (const view of ['', '/history']) {
      const { status, body } = await get(engine, url + view, { as: 'operations' });
      expect([status, JSON.stringify(body)]).toEqual([
        200,
        expect.not.stringMatching(/Khải|Hạnh|thửa đất số 12|sealed/),
      ]);
    }
    expect((await get(engine, url, { as: 'clerk' })).body).toMatchObject({
      status: 403,
      facts: { reason: 'other-unit' },
    });
    expect((await get(engine, url)).status).toBe(401);
    expect((await get(engine, `${url}?asOf=0`, { as: 'auditor' })).body).toMatchObject({
      phase: 'Submitted',
    });
    expect((await get(engine, `${url}?asOf=9`, { as: 'auditor' })).body).toMatchObject({
      code: 'revision-not-found',
    });
    expect((await get(engine, `${url}/verify`, { as: 'auditor' })).body).toMatchObject({
      ok: true,
      events: 5,
    });
    expect((await get(engine, `${url}/history`, { as: 'auditor' })).body).toMatchObject([
      { type: 'PetitionSubmitted', data: { opening: { petitioner: { name: 'Trần Văn Khải' } } } },
      { type: 'PetitionInformationRequested' },
      {
        type: 'PetitionSupplemented',
        changes: expect.arrayContaining([
          { path: 'phase', from: 'AwaitingInfo', to: 'Supplemented' },
        ]) as unknown,
      },
      { type: 'PetitionForwarded' },
      { type: 'PetitionRefused', data: { governedBy: 'Luật Khiếu nại 2011' } },
    ]);
    expect(engine.log.join('\n')).not.toMatch(/Khải|Hạnh|0987654321/);
  });
});
