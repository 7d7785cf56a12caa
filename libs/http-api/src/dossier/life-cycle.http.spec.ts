import { COMPLETE, CONSULTED_UNIT, fileRef, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { makeWorld, post, startEngine, type Caller, type Engine } from '../testing';
import { SLICE_BODIES } from './slice-bodies';

type Step = readonly [local: string, caller: Caller, slice: string, body: object];

const day = (time: string): string => `2025-06-${time}`;
const ITEMS = [{ component: 'survey', reason: 'boundary unclear' }];
const letter = { number: '12/XL', file: fileRef('d') };
const issue = { number: 'GP-77', signedBy: 'an', file: fileRef('c') };
const receive = { opening: openingData(), components: COMPLETE };
const give = { component: 'survey', digitised: fileRef('e') };
const TO_DESK: readonly Step[] = [
  [day('10T08:00'), 'clerk', 'receive', receive],
  [day('10T09:00'), 'clerk', 'transfer', { to: HANDLING_UNIT }],
  [day('10T10:00'), 'head', 'assign', { officer: 'binh' }],
];

/** Given in `accountability.http.spec.ts`, where a breach is recorded, a calendar corrected and a unit dissolved. */
const AFTER_A_BREACH: readonly string[] = [
  'ReviseDueDate',
  'Rehome',
  'ExplainLateness',
  'AcceptExplanation',
  'ReturnExplanation',
  'CompleteRemedy',
];

/** Lives of dossiers that between them give every other command there is. */
const LIVES: Readonly<Record<string, readonly Step[]>> = {
  'from filing online to a rated result': [
    [
      day('09T09:00'),
      'service',
      'submit-online',
      { opening: openingData({ channel: 'online' }), components: COMPLETE },
    ],
    [
      day('09T10:00'),
      'clerk',
      'request-supplement-at-reception',
      { items: ITEMS, reason: 'a map is missing' },
    ],
    [day('09T11:00'), 'clerk', 'accept-supplement', { components: [give] }],
    [day('10T08:00'), 'clerk', 'receive', { components: [], appointment: '2025-06-24T10:00:00+07:00' }],
    [day('10T09:00'), 'clerk', 'transfer', { to: HANDLING_UNIT }],
    [day('10T10:00'), 'head', 'assign', { officer: 'chi' }],
    [day('10T11:00'), 'head', 'reassign', { officer: 'binh', reason: 'leave' }],
    [day('11T08:00'), 'officer', 'start-step', { step: 'appraise' }],
    [day('11T09:00'), 'officer', 'complete-step', { outcome: 'in order' }],
    [
      day('11T10:00'),
      'officer',
      'request-opinion',
      { opinion: 'o1', agency: CONSULTED_UNIT, question: 'Fire safety?', dueAt: '2025-06-13T17:00:00+07:00' },
    ],
    [day('12T08:00'), 'stranger', 'record-opinion', { opinion: 'o1', summary: 'No objection' }],
    [
      day('12T09:00'),
      'officer',
      'hand-over',
      { hop: 'h1', agency: CONSULTED_UNIT, order: 'in-turn', limit: { amount: 1, unit: 'working-days' } },
    ],
    [day('13T09:00'), 'officer', 'take-back', { hop: 'h1', outcome: 'done' }],
    [day('13T10:00'), 'officer', 'require-payment', { fees: ['permit-fee'] }],
    [day('13T11:00'), 'clerk', 'confirm-payment', { receipt: 'BL-1', paidVnd: 150_000, method: 'cash' }],
    [
      day('16T08:00'),
      'head',
      'extend',
      { decision: 'QD-5', legalBasis: 'art. 102', reason: 'a second survey', amount: 3 },
    ],
    [day('16T09:00'), 'officer', 'digitise', { component: 'land-title', file: fileRef('f') }],
    [
      day('16T10:00'),
      'officer',
      'reuse',
      { component: 'seal-book', source: 'shared-database', reference: 'LD-9' },
    ],
    [
      day('17T08:00'),
      'head',
      'apologise-and-reschedule',
      { letter, reason: 'storm', newDueAt: '2025-07-04T17:00:00+07:00' },
    ],
    [day('18T08:00'), 'officer', 'issue-result', issue],
    [
      day('18T10:00'),
      'clerk',
      'return-result',
      { receivedBy: 'applicant', evidence: 'receipt', means: 'one-stop' },
    ],
    [day('18T11:00'), 'clerk', 'rate', { rating: 'satisfied', comment: 'quick' }],
  ],
  'refused at reception': [
    [day('10T08:00'), 'clerk', 'refuse-reception', { opening: openingData(), reason: 'not our matter' }],
  ],
  'asked at reception, never answered': [
    [
      day('10T08:00'),
      'clerk',
      'request-supplement-at-reception',
      { opening: openingData(), items: ITEMS, reason: 'missing' },
    ],
    [day('30T08:00'), 'clerk', 'lapse-supplement', {}],
  ],
  'asked again in handling, an opinion that never comes, ineligible': [
    ...TO_DESK,
    [day('11T08:00'), 'officer', 'request-supplement', { items: ITEMS, reason: 'unclear' }],
    [day('12T08:00'), 'clerk', 'accept-supplement', { components: [give] }],
    [
      day('12T09:00'),
      'officer',
      'request-opinion',
      { opinion: 'o1', agency: CONSULTED_UNIT, question: 'Heritage?', dueAt: '2025-06-13T17:00:00+07:00' },
    ],
    [day('16T08:00'), 'officer', 'lapse-opinion', { opinion: 'o1' }],
    [day('16T09:00'), 'officer', 'find-ineligible', { reason: 'outside the plan', letter }],
    [day('16T10:00'), 'head', 'neutralise', { revision: 7, reason: 'wrong dossier' }],
    [day('27T08:00'), 'officer', 'issue-result', issue],
    [
      day('27T09:00'),
      'clerk',
      'return-result',
      { receivedBy: 'representative', evidence: 'UQ 3', means: 'post' },
    ],
    [day('27T10:00'), 'head', 'apologise', { letter, reason: 'overload' }],
    [
      day('27T11:00'),
      'clerk',
      'deliver-apology',
      { receivedBy: 'representative', evidence: 'RR 1234', means: 'post' },
    ],
  ],
  withdrawn: [...TO_DESK, [day('11T08:00'), 'clerk', 'withdraw', { request: 'letter 5', reason: 'sold' }]],
  stopped: [...TO_DESK, [day('11T08:00'), 'officer', 'stop', { legalGround: 'art. 5', reason: 'inherited' }]],
};

const typeOf = (slice: string): string =>
  slice.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());

describe('the life of a dossier over HTTP', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
  });
  afterAll(() => engine.stop());

  it.each(Object.entries(LIVES))('%s', async (_, steps) => {
    let code: string | undefined;
    let revision = -1;
    for (const [local, as, slice, body] of steps) {
      engine.clock.at = vn(local);
      const url = code === undefined ? `/v1/dossiers/${slice}` : `/v1/dossiers/${code}/${slice}`;
      const headers: Record<string, string> = revision < 0 ? {} : { 'if-match': `"${revision}"` };
      const answer = await post(engine, url, { as, body, headers });
      expect([slice, answer.body]).toMatchObject([slice, { revision: revision + 1, repeated: false }]);
      expect(answer.status).toBe(code === undefined ? 201 : 200);
      expect(answer.headers['etag']).toBe(`"${revision + 1}"`);
      if (code === undefined)
        expect(answer.headers['location']).toBe(`/v1/dossiers/${String(answer.body['code'])}`);
      code = String(answer.body['code']);
      revision += 1;
    }
  });

  it('gives every command at least once', () => {
    const given = new Set(Object.values(LIVES).flatMap((steps) => steps.map(([, , slice]) => typeOf(slice))));
    expect(new Set([...given, ...AFTER_A_BREACH])).toEqual(new Set(Object.keys(SLICE_BODIES)));
  });
});
