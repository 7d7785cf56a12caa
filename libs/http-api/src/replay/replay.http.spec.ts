import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

const NAME = 'Nguyễn Thị Hoa';
const VIEWS = ['', '/history', '/deadline', '/verify', '/allowed-actions'];

describe('a dossier read back', () => {
  let engine: Engine;
  let at: string;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
    const give = async (...[local, as, url, body]: [string, Caller, string, object]) => {
      engine.clock.at = vn(local);
      const answer = await post(engine, url, { as, body });
      at = `/v1/dossiers/${String(answer.body['code'])}`;
    };
    const receive = { opening: openingData(), components: COMPLETE };
    await give('2025-06-10T08:00', 'clerk', '/v1/dossiers/receive', receive);
    await give('2025-06-10T09:00', 'clerk', `${at}/transfer`, { to: HANDLING_UNIT });
    await give('2025-06-11T10:00', 'head', `${at}/assign`, { officer: 'binh' });
  });
  afterAll(() => engine.stop());

  it('shows persons only to those who may read them', async () => {
    const clerk = await get(engine, at, { as: 'clerk' });
    expect(clerk.body).toMatchObject({ applicant: { name: NAME }, revision: 2 });
    expect(clerk.headers['etag']).toBe('"2"');
    expect(JSON.stringify((await get(engine, `${at}/history`, { as: 'auditor' })).body)).toContain(NAME);
    for (const view of VIEWS) {
      const answer = await get(engine, `${at}${view}`, { as: 'operations' });
      expect([view, answer.status]).toEqual([view, 200]);
      expect(JSON.stringify(answer.body)).not.toMatch(/Nguyễn|030190001234|sealed|applicant/);
    }
  });

  it.each(VIEWS)('is closed to another unit, to the public and to nobody (%s)', async (view) => {
    const url = `${at}${view}`;
    expect((await get(engine, url, { as: 'stranger' })).body).toMatchObject({
      status: 403,
      facts: { reason: 'other-unit' },
    });
    expect((await get(engine, url, { as: 'citizen' })).status).toBe(403);
    expect((await get(engine, url)).status).toBe(401);
    const nowhere = await get(engine, `/v1/dossiers/H23.01-250610-9999${view}`, { as: 'auditor' });
    expect([nowhere.status, nowhere.body['code']]).toEqual([404, 'dossier-not-found']);
  });

  it('stands as it was at a time, and as it was recorded at a revision', async () => {
    const phase = async (asOf: string) => {
      const answer = await get(engine, `${at}?asOf=${asOf}`, { as: 'auditor' });
      return (answer.body['handling'] as { phase: string } | undefined)?.phase ?? answer.body['code'];
    };
    expect(await phase('2025-06-10T08:30:00%2B07:00')).toBe('Received');
    expect(await phase('2025-06-10T09:30:00+07:00')).toBe('Transferred');
    expect(await phase('2025-06-11T03:00:00Z')).toBe('InHandling');
    expect(await phase('0')).toBe('Received');
    expect(await phase('1')).toBe('Transferred');
    expect(await phase('2025-06-10T07:00:00Z')).toBe('Transferred');
    expect(await phase('2025-06-09T07:00:00Z')).toBe('dossier-not-found');
    expect(await phase('2025-06-10')).toBe('Transferred');
    expect(await phase('2025-06-11')).toBe('InHandling');
    expect(await phase('2025-06-09')).toBe('dossier-not-found');
    for (const wrong of ['2025-06-31', '9999-12-31', '9999-12-31T07:00:00Z'])
      expect([wrong, await phase(wrong)]).toEqual([wrong, 'invalid-shape']);
    expect(await phase('2025-06-31T07:00:00Z')).toBe('invalid-shape');
    expect(await phase('2025-06-10T07:00:00')).toBe('invalid-shape');
  });

  it.each(['', '/history', '/deadline'])('has no revision beyond its head (%s)', async (view) => {
    expect((await get(engine, `${at}${view}?asOf=2`, { as: 'auditor' })).status).toBe(200);
    expect((await get(engine, `${at}${view}?asOf=3`, { as: 'auditor' })).body).toMatchObject({
      status: 404,
      code: 'revision-not-found',
      facts: { revision: 3, head: 2 },
    });
  });

  it('tells what each event changed', async () => {
    const { body } = await get(engine, `${at}/history`, { as: 'auditor' });
    expect(body).toMatchObject([
      {
        type: 'DossierReceived',
        revision: 0,
        actor: { id: 'lan', role: 'clerk' },
        occurredAt: vn('2025-06-10T08:00'),
      },
      {
        type: 'DossierTransferred',
        changes: expect.arrayContaining([
          { path: 'handling.phase', from: 'Received', to: 'Transferred' },
          { path: 'handling.unit', from: 'H23.01', to: HANDLING_UNIT },
        ]) as unknown,
      },
      { type: 'OfficerAssigned', revision: 2, actor: { id: 'an' }, commandId: expect.any(String) as unknown },
    ]);
    const early = await get(engine, `${at}/history?asOf=1`, { as: 'auditor' });
    expect(early.body).toHaveLength(2);
  });

  it('explains its due date and whose the time was', async () => {
    const { body } = await get(engine, `${at}/deadline`, { as: 'auditor' });
    expect(body).toMatchObject({
      due: { current: vn('2025-06-24T17:00'), statutory: vn('2025-06-24T17:00') },
      derivation: [
        {
          revision: 0,
          event: 'DossierReceived',
          dueAt: vn('2025-06-24T17:00'),
          steps: expect.arrayContaining([expect.objectContaining({ rule: 'due' })]) as unknown,
        },
      ],
      byParty: [{ party: 'unit:H23.01' }, { party: 'unit:H23.15' }, { party: 'officer:binh' }],
    });
  });

  it('has a chain that verifies', async () => {
    expect((await get(engine, `${at}/verify`, { as: 'auditor' })).body).toMatchObject({ events: 3 });
  });

  it('says to each caller what may be done next', async () => {
    const actions = async (as: Caller) =>
      (await get(engine, `${at}/allowed-actions`, { as })).body['actions'] as string[];
    expect(await actions('officer')).toEqual(expect.arrayContaining(['IssueResult', 'Reassign']));
    expect(await actions('officer')).not.toContain('Extend');
    expect(await actions('head')).toContain('Extend');
    expect(await actions('auditor')).toEqual([]);
  });
});
