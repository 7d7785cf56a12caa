import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileLib } from '../testing/compile-lib';
import { startEmbeddedStore } from './embedded-store';
import { isStoreFolderInUse, isStorePortUnavailable } from './store-errors';

const isLinux = process.platform === 'linux';
if (!isLinux)
  process.stderr.write('SKIPPED: a holder that nobody asks about, which is told by /proc of Linux\n');
const onLinux = isLinux ? it : it.skip;

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-lock-'));
  const data = join(folder, 'data');
  const front = JSON.stringify(join(folder, 'node_modules/@hoso/event-store'));
  beforeAll(() => void compileLib(folder));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const startElsewhere = `require(${front}).startEmbeddedStore({ folder: ${JSON.stringify(data)} })
    .then(() => console.log('started'), (error) => console.log(error.code + ' ' + error.message))`;

  it('is opened once in a process and is free again after the stop', async () => {
    const server = await startEmbeddedStore({ folder: data });
    const error: unknown = await startEmbeddedStore({ folder: data }).catch((refused: unknown) => refused);
    expect(isStoreFolderInUse(error)).toBe(true);
    await server.stop();
    await (await startEmbeddedStore({ folder: data })).stop();
  });

  it('is refused to a second process by the name of the first', async () => {
    const server = await startEmbeddedStore({ folder: data });
    const said = execFileSync(process.execPath, ['-e', startElsewhere], { encoding: 'utf8' });
    expect(said).toContain('store-folder-in-use');
    expect(said).toContain(`process ${process.pid}`);
    await server.stop();
  });

  it('is free when its holder was killed', async () => {
    const child = spawn(process.execPath, ['-e', startElsewhere]);
    await once(child.stdout, 'data');
    const error: unknown = await startEmbeddedStore({ folder: data }).catch((refused: unknown) => refused);
    expect(error).toMatchObject({ holder: `process ${child.pid}` });
    child.kill('SIGKILL');
    await once(child, 'close');
    await (await startEmbeddedStore({ folder: data })).stop();
    expect(readdirSync(data).filter((name) => name.startsWith('claim'))).toStrictEqual([]);
  });

  onLinux('is free when its holder was killed and nobody asks what became of it', async () => {
    const neglectful = `"$0" -e "$1" & exec sleep 60`;
    const parent = spawn('sh', ['-c', neglectful, process.execPath, startElsewhere]);
    await once(parent.stdout, 'data');
    const pid = Number(
      readdirSync(data)
        .find((name) => name.startsWith('claim'))!
        .split('-')[1],
    );
    process.kill(pid, 'SIGKILL');
    while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) await sleep(5);
    await (await startEmbeddedStore({ folder: data })).stop();
    parent.kill('SIGKILL');
  });

  it('is let go when the port is taken', async () => {
    const first = await startEmbeddedStore({ folder: join(folder, 'other') });
    const noise = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const error: unknown = await startEmbeddedStore({ folder: data, port: first.port }).catch(
      (refused: unknown) => refused,
    );
    noise.mockRestore();
    expect(isStorePortUnavailable(error)).toBe(true);
    await (await startEmbeddedStore({ folder: data })).stop();
    await first.stop();
  });
});
