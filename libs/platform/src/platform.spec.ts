import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  HealthRegistry,
  NestLogger,
  SystemClock,
  createLogger,
  packageRoot,
  prepareDataFolder,
} from './index';

describe('the system clock', () => {
  afterEach(() => jest.restoreAllMocks());
  it('stands still when the machine’s clock is set back', () => {
    const machine = jest.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000);
    const clock = new SystemClock();
    const before = clock.now();
    machine.mockReturnValue(1_600_000_000_000);
    expect(clock.now()).toBe(before);
    machine.mockReturnValue(1_700_000_000_001);
    expect(clock.now()).toBe('2023-11-14T22:13:20.001Z');
  });
});

describe('the logger', () => {
  const captured = () => {
    const lines: Record<string, unknown>[] = [];
    const to = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
    return { lines, logger: createLogger({ level: 'info', name: 'test', to }) };
  };
  it('hides credentials', () => {
    const { lines, logger } = captured();
    const headers = { authorization: 'Bearer secret', 'x-api-key': 'secret', accept: '*/*' };
    logger.info({ headers, req: { headers }, localKey: 'secret' }, 'request');
    expect(JSON.stringify(lines)).not.toContain('secret');
    expect(lines[0]).toMatchObject({ msg: 'request', name: 'test', headers: { accept: '*/*' } });
  });
  it('lets Nest speak with its context and stack', () => {
    const { lines, logger } = captured();
    const nest = new NestLogger(logger);
    nest.warn('started', 'Bootstrap');
    nest.error('failed', 'Error: x\n    at y', 'Router');
    nest.error(new Error('thrown'), 'Router');
    nest.log('every route of a start: not at this level');
    expect(lines).toMatchObject([
      { level: 40, msg: 'started', context: 'Bootstrap' },
      { level: 50, msg: 'failed', context: 'Router', stack: 'Error: x\n    at y' },
      { level: 50, msg: 'thrown', err: { message: 'thrown' } },
    ]);
    expect(lines).toHaveLength(3);
  });
});

describe('health', () => {
  it('is ready when it is live and every other check passes', async () => {
    const health = new HealthRegistry();
    health.onLive('loop', () => undefined);
    health.onReady('database', () => Promise.reject(new Error('connection refused')));
    expect(await health.live()).toEqual({ status: 'up', checks: { loop: 'up' } });
    expect(await health.ready()).toEqual({
      status: 'down',
      checks: { loop: 'up', database: 'connection refused' },
    });
    health.onReady('database', () => Promise.resolve());
    expect(await health.ready()).toMatchObject({ status: 'up' });
  });
  it('does not wait for a check that hangs', async () => {
    const health = new HealthRegistry();
    health.onReady('database', () => new Promise(() => undefined));
    const held = setTimeout(() => undefined, 60_000);
    expect(await health.ready()).toEqual({
      status: 'down',
      checks: { database: 'no answer within 2000 ms' },
    });
    clearTimeout(held);
  });
});

describe('folders', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'hoso-folder-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('makes a data folder closed to others and leaves an open one as it is', async () => {
    const made = await prepareDataFolder(join(folder, 'a', 'b'));
    expect((await stat(made)).mode & 0o077).toBe(process.getuid?.() === 0 ? 0o011 : 0);
    await chmod(made, 0o755);
    await prepareDataFolder(made);
    expect((await stat(made)).mode & 0o777).toBe(0o755);
  });
  it('refuses a file in its place', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const path of ['file', 'file/below'])
      await expect(prepareDataFolder(join(folder, path))).rejects.toMatchObject({
        code: 'data-folder-unusable',
        folder: join(folder, path),
      });
  });
  it('finds the root of the package from any depth, past other packages', async () => {
    const deep = join(folder, 'dist', 'deep');
    await mkdir(deep, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{"name":"hoso"}');
    await writeFile(join(folder, 'dist', 'package.json'), '{"type":"commonjs"}');
    expect(packageRoot(deep)).toBe(folder);
    expect(() => packageRoot('/')).toThrow(/outside the package/);
  });
});
