import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPortalSandbox, type PortalSandbox } from './index';
import { call, PortalCaller } from './testing/portal-caller';
import { sampleDossier, sampleRow } from './testing/sample-records';

const folder = mkdtempSync(join(tmpdir(), 'portal-desk-'));
let sandbox: PortalSandbox;
let caller: PortalCaller;
const start = async () => {
  sandbox = await startPortalSandbox({ port: 0, host: '127.0.0.1', folder });
  caller = new PortalCaller(sandbox);
  await caller.logIn();
};
const desk = (path: string, init: Parameters<typeof call>[1] = {}) =>
  call(`${sandbox.address}/sandbox/${path}`, init);

const codes = [1, 2, 3, 4, 5].map((nr) => `H23.01-250610-0000${nr}`);
const [FIRST, SECOND] = codes as [string, string];

beforeAll(async () => {
  await start();
  for (const code of codes) await caller.send(sampleDossier(code));
  await caller.progress(sampleRow(FIRST, '2', '20250610083000'), sampleRow(FIRST, '9', '20250616090000'));
  await caller.send(sampleDossier(SECOND, { TrangThaiHoSo: '4', ChuHoSo: 'Trần Thử' }), 'True');
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

const codesOf = ({ body }: { body: unknown }): readonly string[] =>
  (body as { items: readonly { code: string }[] }).items.map((each) => each.code);

describe('the desk', () => {
  it('lists dossiers page by page, the latest change first or by code', async () => {
    const first = await desk('dossiers?limit=2');
    expect(codesOf(first)).toEqual([SECOND, FIRST]);
    expect(first.body).toMatchObject({ total: 5 });
    const rest = await desk(`dossiers?limit=9&after=${String(first.body!['next'])}`);
    expect(codesOf(rest)).toEqual(codes.slice(2).toReversed());
    expect(rest.body).not.toHaveProperty('next');
    const byCode = await desk('dossiers?order=code&limit=3');
    const after = encodeURIComponent(String(byCode.body!['next']));
    expect([...codesOf(byCode), ...codesOf(await desk(`dossiers?order=code&after=${after}`))]).toEqual(codes);
  });

  it('filters by status, procedure and text', async () => {
    expect(codesOf(await desk('dossiers?status=4'))).toEqual([SECOND]);
    expect(codesOf(await desk(`dossiers?q=${encodeURIComponent('trần')}`))).toEqual([SECOND]);
    expect(codesOf(await desk('dossiers?procedure=9.999999'))).toEqual([]);
    for (const query of ['limit=0', 'limit=9999', 'order=size', 'after=x'])
      expect((await desk(`dossiers?${query}`)).status).toBe(400);
  });

  it('shows one dossier with its rows and its calls, without session or password', async () => {
    const { body, text } = await desk(`dossiers/${FIRST}`);
    expect(body).toMatchObject({
      record: sampleDossier(FIRST),
      rows: 2,
      progress: [{ row: { TrangThai: '2' } }, { row: { TrangThai: '9' } }],
      calls: [{ service: 'DongBoHoSoMC' }, { service: 'CapNhatTienDoHoSoMC' }],
    });
    expect(text).not.toMatch(/session|password/);
    expect((await desk('dossiers/none')).status).toBe(404);
  });

  it('shows the notices of a dossier that the portal made among what it knows of it, and no other’s', async () => {
    const notice = { MaHoSo: 'G01-250610-7', NgayXuLy: '20250610083000', TrangThai: '2' };
    const send = (data: object) => caller.call('DongBoTrangThaiHoSo', { type: '2', data });
    await send({ ...notice, MaHoSoDonVi: SECOND });
    await caller.wrapped(
      'DongBoTrangThaiHoSo',
      { MaDinhDanhDV: 'H23', type: '2' },
      { ...notice, MaHoSoDonVi: SECOND },
    );
    await send(notice);
    const { notices, calls } = sandbox.desk.dossier(SECOND)!;
    expect(notices.map(({ data }) => data['MaHoSo'])).toEqual(['G01-250610-7', 'G01-250610-7']);
    expect(calls.map(({ service, door }) => [service, door]).slice(-2)).toEqual([
      ['DongBoTrangThaiHoSo', 'national'],
      ['DongBoTrangThaiHoSo', 'wrapper'],
    ]);
    expect((await desk(`dossiers/${FIRST}`)).body).toMatchObject({ notices: [] });
  });

  it('edits and deletes as an operator at the portal would', async () => {
    const json = { TrichYeuHoSo: 'Sửa tay' };
    const edited = await desk(`dossiers/${codes[4]!}`, { method: 'PATCH', json });
    expect(edited.body).toMatchObject({ record: json, editedByHand: true });
    const wrong = { method: 'PATCH', json: { TrangThaiHoSo: '77' } };
    expect((await desk(`dossiers/${codes[4]!}`, wrong)).status).toBe(400);
    expect((await desk(`dossiers/${codes[4]!}`, { method: 'DELETE' })).status).toBe(204);
    expect(await caller.lookUp(codes[4]!)).toEqual([]);
    expect((await desk(`dossiers/${codes[4]!}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('takes one row away, which no service of the portal does', async () => {
    const code = codes[3]!;
    const [first, doubled] = [sampleRow(code, '2', '20250610083000'), sampleRow(code, '5', '20250612140000')];
    await caller.progress(first, doubled, doubled);
    const remove = (nr: string) => desk(`dossiers/${code}/progress/${nr}`, { method: 'DELETE' });
    expect((await remove('2')).status).toBe(204);
    expect([(await remove('3')).status, (await remove('0')).status, (await remove('x')).status]).toEqual([
      404, 404, 400,
    ]);
    const last = sampleRow(code, '4', '20250617083000');
    await caller.progress(last);
    const { body } = await desk(`dossiers/${code}`);
    expect(body).toMatchObject({ rows: 3, progress: [{ row: first }, { row: doubled }, { row: last }] });
  });

  it('lets no other page give it orders in plain text', async () => {
    const order = { method: 'PUT', body: '{"faults":[]}', headers: { 'content-type': 'text/plain' } };
    expect((await desk('faults', order)).status).toBe(415);
  });

  it('reckons what the portal would make of a period', async () => {
    const { body } = await desk('indicators?from=2025-06-01&to=2025-07-01');
    expect(body).toMatchObject({
      received: 4,
      onTime: 1,
      overdue: 3,
      onTimeRate: 0.25,
      online: 4,
      doubledRows: 0,
    });
    expect((await desk('indicators?from=2026-01-01')).body).toMatchObject({ received: 0, onTimeRate: null });
    expect((await desk('indicators?from=yesterday')).status).toBe(400);
  });
});

describe('a restart', () => {
  it('keeps records, rows, calls, switches and counts', async () => {
    sandbox.desk.replaceFaults({ seed: 3, faults: [{ kind: 'server-error', next: 2, dossier: FIRST }] });
    sandbox.desk.changeSettings({ lookUp: 'existence' });
    await caller.lookUp(SECOND);
    expect((await caller.call('TraCuuHoSo', { mahoso: FIRST })).status).toBe(500);
    const before = sandbox.desk.dossier(FIRST);
    await sandbox.stop();
    await start();
    expect(sandbox.desk.dossier(FIRST)).toEqual(before);
    expect(sandbox.desk.dossierCount()).toBe(4);
    expect(sandbox.desk.settings.lookUp).toBe('existence');
    expect(sandbox.desk.injected).toEqual({ 'server-error': 1 });
    expect(sandbox.desk.faults.faults).toEqual([{ kind: 'server-error', next: 1, dossier: FIRST }]);
    sandbox.desk.clearFaults();
    expect(await caller.lookUp(FIRST)).toEqual([{ MaHoSo: FIRST }]);
    await caller.progress(sampleRow(FIRST, '10', '20250617090000'));
    expect(sandbox.desk.dossier(FIRST)?.progress).toHaveLength(3);
  });
});

describe('a folder', () => {
  it('has one sandbox at a time', () =>
    expect(startPortalSandbox({ port: 0, host: '127.0.0.1', folder })).rejects.toMatchObject({
      code: 'sandbox-already-runs',
    }));
});

describe('the page', () => {
  it('is served with its files, and may run nothing that is not among them', async () => {
    const page = await call(`${sandbox.address}/`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const links = [...page.text.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect((await call(`${sandbox.address}${link}`)).status).toBe(200);
    expect(page.text).not.toMatch(/<script(?![^>]*src=)|style=|onclick=/);
    expect((await call(`${sandbox.address}/page/..%2fREADME.md`)).status).toBe(404);
  });
});
