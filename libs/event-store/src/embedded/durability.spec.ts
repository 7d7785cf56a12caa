import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEventStore } from '../esdb/connect-event-store';
import { compileLib } from '../testing/compile-lib';
import { checkStore } from './check-store';
import { startEmbeddedStore } from './embedded-store';

const WRITERS = 12;
const ROUNDS = 4;

describe('a process that is killed while it appends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-killed-'));
  const data = join(folder, 'data');
  const acknowledged = new Map<string, number>();
  let child: ChildProcess | undefined;

  afterAll(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const note = (text: string): number => {
    const lines = text.split('\n').slice(0, -1);
    for (const line of lines) {
      const [stream = '', revision] = line.split(' ');
      acknowledged.set(stream, Number(revision));
    }
    return lines.length;
  };

  const writeUntilKilled = async (appends: number): Promise<void> => {
    child = spawn(process.execPath, [join(folder, 'writer.cjs'), data, String(WRITERS)]);
    let output = '';
    let fault = '';
    child.stderr?.on('data', (bytes: Buffer) => (fault += bytes.toString()));
    child.stdout?.on('data', (bytes: Buffer) => {
      output += bytes.toString();
      if (output.split('\n').length > appends) child?.kill('SIGKILL');
    });
    await once(child, 'close');
    expect(fault).toBe('');
    expect(note(output)).toBeGreaterThanOrEqual(appends);
  };

  it('loses nothing that was acknowledged and leaves no gap', async () => {
    compileLib(folder);
    for (let round = 1; round <= ROUNDS; round++) {
      await writeUntilKilled(100 * round);
      const found = await checkStore(data, () => undefined);
      expect(found.streams).toBe(WRITERS + 1);
    }
    const server = await startEmbeddedStore({ folder: data });
    const store = connectEventStore(server.connectionString);
    for (const [stream, revision] of acknowledged) {
      const revisions: number[] = [];
      for await (const event of store.read(stream)) revisions.push(event.revision);
      expect(revisions).toStrictEqual(revisions.map((_, index) => index));
      expect(revisions.length).toBeGreaterThan(revision);
    }
    expect(acknowledged.size).toBe(WRITERS);
    await store.close();
    await server.stop();
  }, 120_000);
});
