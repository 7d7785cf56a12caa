import { randomUUID } from 'node:crypto';
import { COMPLETE, concreteAnswer, measure, openingData, PETITION_TEXT, submission, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Caller, type Engine, type Sent } from '../testing';

const CHANGED = { ...submission(), content: 'khác' };

describe('the counter of petitions', () => {
  let engine: Engine;
  let code: string;
  const submit = (sent: Partial<Sent> = {}) =>
    post(engine, '/v1/petitions', { as: 'head', body: submission(), ...sent });
  const give = async (action: string, as: Caller, body: object) =>
    post(engine, `/v1/petitions/${code}/${action}`, { as, body });

  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
  });
  beforeEach(async () => {
    engine.clock.at = vn('2025-06-10T08:00');
    code = String((await submit()).body['code']);
  });
  afterAll(() => engine.stop());

  it.each([
    ['no body', undefined, ''],
    ['a channel that is none', { ...submission(), channel: 'fax' }, 'channel'],
    ['nobody who writes', { ...submission(), petitioner: undefined }, 'petitioner'],
    ['no telephone', { ...submission(), petitioner: { name: 'A', address: 'B' } }, 'petitioner.phone'],
    ['a blank text', { ...submission(), content: ' ' }, 'content'],
    ['a member more', { ...submission(), urgent: true }, 'urgent'],
    ['a sealed text', { ...submission(), content: { person: 'x', iv: 'x', sealed: 'x' } }, 'content'],
  ])('takes no submission with %s', async (_, body, path) => {
    const answer = await submit({ body });
    expect(answer.status).toBe(400);
    if (path) expect(answer.body['errors']).toContainEqual(expect.objectContaining({ path }));
  });

  it('answers what the law refuses with its code, facts and source', async () => {
    expect((await submit({ body: submission({ nature: 'denunciation' }) })).body).toMatchObject({
      status: 422,
      code: 'denunciation-not-petition',
      facts: { governedBy: 'Luật Tố cáo 2018' },
      source: 'NĐ 20/2008/NĐ-CP art. 1; Luật Tố cáo 2018',
    });
    const unknown = submission({ dossier: 'H23.01-250610-0777' });
    expect((await submit({ body: unknown })).body).toMatchObject({ status: 422, code: 'dossier-unknown' });
  });

  it('is linked to a dossier that is there', async () => {
    const received = await post(engine, '/v1/dossiers/receive', {
      as: 'clerk',
      body: { opening: openingData(), components: COMPLETE },
    });
    const dossier = String(received.body['code']);
    const about = await submit({ body: submission({ dossier }) });
    const { body } = await get(engine, `/v1/petitions/${String(about.body['code'])}`, { as: 'head' });
    expect(body).toMatchObject({ dossier });
  });

  it('holds an answer against the text that is sealed in the log', async () => {
    await give('accept', 'officer', {
      classification: { matter: 'conduct', aspect: 'delay' },
      subject: 'Đo đạc',
    });
    await give('assign', 'head', { officer: 'binh' });
    engine.clock.at = vn('2025-06-20T08:00');
    const copied = concreteAnswer({ measures: [measure({ what: PETITION_TEXT })] });
    expect((await give('answer', 'officer', copied)).body).toMatchObject({
      status: 422,
      code: 'answer-repeats-petition',
      facts: { share: 1, allowed: 0.5 },
    });
    const vague = concreteAnswer({
      measures: [measure({ what: 'Sẽ xem xét theo quy định' })],
      basis: 'Theo quy định',
    });
    expect((await give('answer', 'officer', vague)).body).toMatchObject({
      status: 422,
      code: 'answer-empty-formula',
      facts: { further: ['answer-basis-missing'] },
    });
    expect(
      (await give('answer', 'officer', { ...vague, measures: [{ what: 'x', doneOn: '2025-02-30' }] })).status,
    ).toBe(400);
    expect((await give('answer', 'officer', concreteAnswer())).status).toBe(200);
  });

  it('is for the unit in charge, and what the head judges for the head', async () => {
    const refusal = { ground: 'outside-scope', explanation: 'Không thuộc phạm vi' };
    expect((await give('refuse', 'stranger', refusal)).body).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });
    expect((await give('approve-answer', 'officer', {})).status).toBe(403);
    expect((await submit({ as: 'citizen' })).status).toBe(403);
    expect((await submit({ as: 'clerk' })).status).toBe(403);
    expect((await post(engine, '/v1/petitions', { body: submission() })).status).toBe(401);
    expect((await give('record-petition-late', 'head', {})).body).toMatchObject({
      status: 404,
      code: 'route-not-found',
    });
  });

  it('gives a repeated id its first result, and another payload under it a conflict', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await submit({ headers });
    expect((await submit({ headers })).body).toEqual({ ...first.body, repeated: true });
    expect((await submit({ headers, body: CHANGED })).body).toMatchObject({
      status: 409,
      code: 'command-id-conflict',
    });
  });

  it('demands the revision that is asked for, and says what would follow without writing', async () => {
    const body = { question: 'Số biên nhận?' };
    const ask = (url: string, headers = {}) =>
      post(engine, `/v1/petitions/${code}/request-information${url}`, { as: 'officer', body, headers });
    expect((await ask('', { 'if-match': '"4"' })).status).toBe(412);
    expect((await ask('?dryRun=true')).body).toMatchObject({
      allowed: true,
      phase: 'AwaitingInfo',
      events: [{ type: 'PetitionInformationRequested' }],
    });
    const dry = await post(engine, '/v1/petitions?dryRun=true', { as: 'head', body: submission() });
    expect(dry.body).toMatchObject({ allowed: true, code: null, phase: 'Submitted' });
    expect(JSON.stringify(dry.body)).not.toMatch(/Khải|thửa đất/);
    expect((await get(engine, `/v1/petitions/${code}`, { as: 'head' })).body).toMatchObject({ revision: 0 });
    expect(
      (
        await post(engine, '/v1/petitions/PAKN.20250610.9999/accept', {
          as: 'head',
          body: { classification: { matter: 'conduct', aspect: 'delay' }, subject: 'x' },
        })
      ).body,
    ).toMatchObject({ status: 404, code: 'petition-not-found' });
  });
});
