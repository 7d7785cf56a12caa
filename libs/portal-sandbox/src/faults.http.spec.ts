import { instantFromMs, type Clock } from '@hoso/kernel';
import { startPortalSandbox, type FaultRule, type PortalSandbox } from './index';
import { call, PortalCaller, type Answer } from './testing/portal-caller';
import { sampleDossier, sampleRow } from './testing/sample-records';

let sandbox: PortalSandbox;
let caller: PortalCaller;
let nowMs = Date.parse('2025-06-18T01:00:00Z');
const clock: Clock = { now: () => instantFromMs(nowMs) };
const start = async (seed = 1) => {
  sandbox = await startPortalSandbox({ port: 0, host: '127.0.0.1', clock, seed });
  caller = new PortalCaller(sandbox);
  await caller.logIn();
};

beforeEach(() => start());
afterEach(() => sandbox.stop());

const CODE = 'H23.01-250610-00001';
const once = (rule: Omit<FaultRule, 'next'>) => sandbox.desk.addFault({ ...rule, next: 1 });
/** What came of a call: its status and code, or no answer at all. */
const fate = (answer: Promise<Answer>): Promise<string> =>
  answer.then(
    ({ status, body }) => [status, body?.['error_code']].join(' ').trim(),
    () => 'no answer',
  );
const isThere = (): boolean => sandbox.desk.dossier(CODE) !== undefined;

describe('a fault before the portal takes the call', () => {
  it.each<readonly [FaultRule['kind'], string]>([
    ['server-error', '500'],
    ['connection-cut', 'no answer'],
    ['downtime', 'no answer'],
    ['maintenance', '503'],
    ['rate-limit', '429'],
    ['error-code', '200 -99'],
    ['schema-rejection', '200 -1'],
    ['session-expired', '200 -2'],
  ])('%s', async (kind, seen) => {
    once({ kind, windowMs: 0 });
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe(seen);
    expect(isThere()).toBe(false);
    expect(sandbox.desk.calls(1).items).toMatchObject([{ code: CODE, fault: kind }]);
    expect(sandbox.desk.calls(1).items[0]).not.toHaveProperty('reply');
    if (kind === 'session-expired') await caller.logIn();
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe('200 0');
    expect(sandbox.desk.injected).toEqual({ [kind]: 1 });
  });

  it('says when to come again, and wears the face of a web server', async () => {
    once({ kind: 'rate-limit', retryAfterSeconds: 7 });
    expect((await caller.send(sampleDossier(CODE))).headers.get('retry-after')).toBe('7');
    once({ kind: 'maintenance', windowMs: 0 });
    expect((await caller.send(sampleDossier(CODE))).text).toContain('<h1>Hệ thống đang bảo trì</h1>');
  });

  it('ends a session for good', async () => {
    once({ kind: 'session-expired' });
    await caller.send(sampleDossier(CODE));
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe('200 -2');
  });

  it.each(['maintenance', 'downtime'] as const)('%s lasts for its window, login included', async (kind) => {
    once({ kind, windowMs: 5_000 });
    const closed = kind === 'downtime' ? 'no answer' : '503';
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe(closed);
    nowMs += 4_999;
    expect(await fate(caller.logIn())).toBe(closed);
    nowMs += 1;
    expect(await fate(caller.logIn())).toBe('200 0');
    expect(sandbox.desk.injected).toEqual({ [kind]: 2 });
  });
});

describe('a fault after the portal has taken the call', () => {
  it.each<readonly [FaultRule['kind'], string]>([
    ['lost-reply', 'no answer'],
    ['unreadable-body', '200'],
    ['edit-by-hand', '200 0'],
  ])('%s', async (kind, seen) => {
    once({ kind });
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe(seen);
    expect(isThere()).toBe(true);
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe('200 -3');
  });

  it('late-reply comes after the caller has gone', async () => {
    once({ kind: 'late-reply', ms: 60_000 });
    const { addresses } = sandbox;
    const wrapped = `${addresses.wrapper}/DongBoHoSoMC?MaDinhDanhDV=H23&isUpdating=False`;
    const impatient = { method: 'POST', json: [sampleDossier(CODE)], signal: AbortSignal.timeout(200) };
    await expect(call(wrapped, impatient)).rejects.toThrow();
    expect(isThere()).toBe(true);
  });

  it('latency delays the answer and nothing else', async () => {
    once({ kind: 'latency', ms: 150 });
    const before = performance.now();
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe('200 0');
    expect(performance.now() - before).toBeGreaterThanOrEqual(149);
  });

  it('duplicate: a creation is answered as a repetition, a row is there twice', async () => {
    once({ kind: 'duplicate' });
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe('200 -3');
    once({ kind: 'duplicate' });
    const row = sampleRow(CODE, '5', '20250611080000');
    expect(await fate(caller.progress(row))).toBe('200 0');
    expect(sandbox.desk.dossier(CODE)?.progress.map((each) => each.row)).toEqual([row, row]);
  });

  it('edit-by-hand and delete-by-hand change the record behind our back', async () => {
    once({ kind: 'edit-by-hand', changes: { TrangThaiHoSo: '8' } });
    await caller.send(sampleDossier(CODE));
    expect(sandbox.desk.dossier(CODE)).toMatchObject({ record: { TrangThaiHoSo: '8' }, editedByHand: true });
    once({ kind: 'delete-by-hand' });
    expect(await fate(caller.progress(sampleRow(CODE, '4', '20250611080000')))).toBe('200 0');
    expect(isThere()).toBe(false);
    expect(await caller.lookUp(CODE)).toEqual([]);
  });
});

describe('which calls a fault strikes', () => {
  it('only the service, only the dossier, only so many', async () => {
    const rule = { kind: 'server-error', services: ['CapNhatTienDoHoSoMC'], dossier: CODE, next: 2 } as const;
    sandbox.desk.addFault(rule);
    const other = 'H23.01-250610-00002';
    const row = (code: string) => sampleRow(code, '2', '20250610083000');
    expect(await fate(caller.send(sampleDossier(CODE)))).toBe('200 0');
    expect(await fate(caller.send(sampleDossier(other)))).toBe('200 0');
    expect(await fate(caller.progress(row(other)))).toBe('200 0');
    for (const seen of ['500', '500', '200 0']) expect(await fate(caller.progress(row(CODE)))).toBe(seen);
    expect(sandbox.desk.faults.faults).toEqual([]);
  });

  const sentInOrder = async (codes: readonly string[]) => {
    sandbox.desk.replaceFaults({ seed: 7, faults: [{ kind: 'server-error', probability: 0.3 }] });
    const fates = new Map<string, string>();
    for (const code of codes) fates.set(code, await fate(caller.send(sampleDossier(code))));
    return fates;
  };

  it('the same ones for the same seed, whatever the order of the dossiers', async () => {
    const codes = Array.from({ length: 60 }, (_, nr) => `H23.01-250610-${String(nr).padStart(5, '0')}`);
    const first = await sentInOrder(codes);
    const struck = [...first.values()].filter((each) => each === '500').length;
    expect(struck).toBeGreaterThan(5);
    expect(struck).toBeLessThan(35);
    expect(sandbox.desk.injected).toEqual({ 'server-error': struck });
    await sandbox.stop();
    await start();
    const second = await sentInOrder(codes.toReversed());
    expect(codes.map((code) => second.get(code))).toEqual(codes.map((code) => first.get(code)));
  });

  it('none that the switches do not know', async () => {
    const faults = `${sandbox.address}/sandbox/faults`;
    for (const json of [
      { kind: 'fire', next: 1 },
      { kind: 'latency' },
      { kind: 'latency', probability: 2 },
      [],
    ])
      expect((await call(faults, { method: 'POST', json })).status).toBe(400);
    expect((await call(faults, { method: 'PUT', json: { faults: [{ kind: 'latency' }] } })).status).toBe(400);
    expect(sandbox.desk.faults.faults).toEqual([]);
  });
});
