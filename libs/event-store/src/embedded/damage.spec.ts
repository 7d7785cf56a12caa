import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEventStore } from '../esdb/connect-event-store';
import { checkStore } from './check-store';
import { startEmbeddedStore } from './embedded-store';
import { isStoreDamaged, type StoreDamaged } from './store-errors';

const EVENTS = 400;

describe('a store whose file was damaged', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'event-store-damaged-'));
    file = join(folder, 'data.mdb');
    const server = await startEmbeddedStore({ folder });
    const store = connectEventStore(server.connectionString);
    for (let n = 0; n < EVENTS; n += 10)
      await store.append(
        `stream-${n % 70}`,
        'any',
        Array.from({ length: 10 }, (_, index) => ({
          id: randomUUID(),
          type: 'Noted',
          data: { mark: `mark-${n + index}`, text: 'x'.repeat(300) },
          metadata: {},
        })),
      );
    await store.close();
    await server.stop();
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const faultOf = async (attempt: Promise<unknown>): Promise<StoreDamaged> => {
    const error: unknown = await attempt.catch((fault: unknown) => fault);
    if (!isStoreDamaged(error)) throw new Error('Expected damage to be found', { cause: error });
    return error;
  };

  const spoil = (mark: string): void => {
    const bytes = readFileSync(file);
    for (let at = bytes.indexOf(`"${mark}"`); at >= 0; at = bytes.indexOf(`"${mark}"`, at + 1))
      bytes.writeUInt8(bytes.readUInt8(at + 2) ^ 1, at + 2);
    writeFileSync(file, bytes);
  };

  it('is found whole before the damage', async () => {
    const seen: string[] = [];
    const found = await checkStore(folder, (done, of) => seen.push(`${done} of ${of}`));
    expect(found).toStrictEqual({ events: EVENTS + 1, appends: 41, streams: 8 });
    expect(seen.at(-1)).toBe('401 of 401');
  });

  it('is refused with file and last good position when it is cut off, and never ends the process', async () => {
    for (const part of [0.95, 0.5, 0.1]) {
      truncateSync(file, Math.floor(readFileSync(file).length * part));
      for (const fault of [
        await faultOf(startEmbeddedStore({ folder })),
        await faultOf(checkStore(folder, () => undefined)),
      ]) {
        expect(fault.message).toContain(file);
        expect(fault.message).toContain('cut off');
        expect(fault.lastGoodPosition ?? -1).toBeLessThan(EVENTS + 1);
      }
    }
  });

  it('is refused when its head is overwritten, with the last event that is still whole', async () => {
    const bytes = readFileSync(file);
    bytes.fill(0, 0, 64);
    writeFileSync(file, bytes);
    expect(await faultOf(startEmbeddedStore({ folder }))).toMatchObject({ lastGoodPosition: EVENTS });
  });

  it('names the place of a flipped bit in the check, and answers no read with the spoilt event', async () => {
    spoil('mark-205');
    const fault = await faultOf(checkStore(folder, () => undefined));
    expect(fault).toMatchObject({ file, lastGoodPosition: 200 });
    const server = await startEmbeddedStore({ folder });
    const store = connectEventStore(server.connectionString);
    const read = async (stream: string): Promise<number> => {
      let count = 0;
      for await (const { revision } of store.read(stream)) count = revision + 1;
      return count;
    };
    await expect(read('stream-60')).rejects.toThrow('position 201 is not what was written');
    expect(await read('stream-0')).toBeGreaterThan(0);
    await store.close();
    await server.stop();
  });
});
