import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf } from '@hoso/kernel';
import { findRun, identityOf, removeRunFile, writeRunFile, type ProcessIdentity } from './index';

const runOf = (process: ProcessIdentity) => ({
  process,
  startedAt: instantOf('2026-03-02T09:00:00Z'),
  ports: { http: 3000 },
  connections: { eventStore: 'esdb://127.0.0.1:2113?tls=false' },
  localKey: 'hoso_local',
});

describe('run.json', () => {
  let folder: string;
  const own = identityOf(process.pid);
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'hoso-run-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('names the running process to its own user only', async () => {
    await writeRunFile(folder, runOf(own));
    expect(await findRun(folder)).toEqual({ run: runOf(own), running: true });
    expect((await stat(join(folder, 'run.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['run.json']);
  });

  it('is absent before the first start and after a stop', async () => {
    expect(await findRun(folder)).toBeUndefined();
    await writeRunFile(folder, runOf(own));
    await removeRunFile(folder, own);
    await removeRunFile(folder, own);
    expect(await findRun(folder)).toBeUndefined();
  });

  it('is stale when its process was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    await writeRunFile(folder, runOf(identityOf(child.pid!)));
    expect(await findRun(folder)).toMatchObject({ running: true });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await findRun(folder)).toMatchObject({ running: false });
  });

  it('is stale when another process was given the id since', async () => {
    if (!own.started) return console.warn('SKIPPED: this system does not tell when a process started');
    await writeRunFile(folder, runOf({ pid: process.pid, started: `${own.started}0` }));
    expect(await findRun(folder)).toMatchObject({ running: false });
  });

  it('is left alone when it is a later process’s own', async () => {
    await writeRunFile(folder, runOf(own));
    await removeRunFile(folder, { pid: own.pid + 1 });
    expect(await findRun(folder)).toMatchObject({ running: true });
  });

  it.each(['', '{}', 'null', '{"process":{"pid":1}}'])('is not read from %j', async (text) => {
    await writeFile(join(folder, 'run.json'), text);
    await expect(findRun(folder)).rejects.toMatchObject({ code: 'run-file-unreadable' });
  });
});
