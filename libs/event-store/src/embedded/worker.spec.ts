import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileLib } from '../testing/compile-lib';

it('serves from a thread of its own, reports why it cannot start, and lets the process end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-worker-'));
  compileLib(folder);
  const program = `
    const { connectEventStore, startEmbeddedStoreInWorker, isStoreFolderInUse } = require('@hoso/event-store');
    const main = async () => {
      const server = await startEmbeddedStoreInWorker({ folder: 'data' });
      const store = connectEventStore(server.connectionString);
      const id = require('node:crypto').randomUUID();
      console.log((await store.append('one', 'no-stream', [{ id, type: 'T', data: {}, metadata: {} }])).revision);
      await startEmbeddedStoreInWorker({ folder: 'data' }).catch((error) => console.log(isStoreFolderInUse(error)));
      await store.close();
      await server.stop();
      await (await startEmbeddedStoreInWorker({ folder: 'data' })).stop();
      console.log('over');
    };
    main();`;
  const said = execFileSync(process.execPath, ['-e', program], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  });
  rmSync(folder, { recursive: true, force: true });
  expect(said.split('\n')).toStrictEqual(['0', 'true', 'over', '']);
});
