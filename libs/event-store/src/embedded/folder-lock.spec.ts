import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileLib } from '../testing/compile-lib';
import { startEmbeddedStore } from './embedded-store';
import { isStoreFolderInUse, isStorePortUnavailable } from './store-errors';

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-lock-'));
  const data = join(folder, 'data');
  const front = JSON.stringify(join(folder, 'event-store'));
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
