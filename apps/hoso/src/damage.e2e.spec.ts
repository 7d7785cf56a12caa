import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectEventStore } from '@hoso/event-store';
import { HosoFolder } from '@hoso/testing';

const APPENDS = 40;
const EVENTS_EACH = 10;

const noted = (append: number, event: number) => ({
  ...{ id: randomUUID(), type: 'Noted', metadata: {} },
  data: { mark: `mark-${append * EVENTS_EACH + event}`, text: 'x'.repeat(2_000) },
});

describe('a damaged store file', () => {
  const folder = new HosoFolder();
  const data = join(folder.path, 'event-store');
  const file = join(data, 'data.mdb');
  let sound: Buffer;

  beforeAll(async () => {
    const server = folder.spawn('event-store', '--port', '0', '--data', data, '--json');
    const said = await server.until('the address', () =>
      server.out.includes('\n') ? server.out : undefined,
    );
    const store = connectEventStore((JSON.parse(said) as { connectionString: string }).connectionString);
    for (let append = 0; append < APPENDS; append += 1)
      await store.append(
        'notes',
        'any',
        Array.from({ length: EVENTS_EACH }, (_, event) => noted(append, event)),
      );
    await store.close();
    expect((await server.end('SIGTERM')).code).toBe(0);
    sound = readFileSync(file);
  }, 120_000);
  afterAll(() => folder.clear());

  const check = () => folder.spawn('event-store', 'check', '--data', data, '--json').ended();

  const expectRefused = async (finding: string): Promise<void> => {
    const damaged = readFileSync(file);
    const [started, checked] = await Promise.all([folder.do('start', '--port', '0', '--json'), check()]);
    for (const { code, out, err } of [started, checked]) {
      expect(code).toBe(1);
      expect(out).toBe('');
      expect(err).toContain(`${file}: ${finding}`);
      expect(err).toMatch(/Last good event: position \d+\. Nothing was changed/);
      expect(err).not.toMatch(/^ +at /m);
    }
    expect(readFileSync(file).equals(damaged)).toBe(true);
    expect(existsSync(folder.runFile)).toBe(false);
  };

  it('is told from a sound one by `event-store check`', async () => {
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      events: APPENDS * EVENTS_EACH + 1,
      appends: APPENDS + 1,
      streams: 2,
    });
  }, 120_000);

  it('is refused when it was cut off', async () => {
    truncateSync(file, Math.floor(sound.length * 0.8));
    await expectRefused('cut off at');
  }, 120_000);

  it('is refused when its head was overwritten', async () => {
    writeFileSync(file, Buffer.from(sound).fill(0, 0, 64));
    await expectRefused('its head is not that of a store file');
  }, 120_000);

  it('answers nothing from a spoilt event, and says where the last good one is', async () => {
    const spoilt = Buffer.from(sound);
    for (let at = spoilt.indexOf('"mark-205"'); at >= 0; at = spoilt.indexOf('"mark-205"', at + 1))
      spoilt.writeUInt8(spoilt.readUInt8(at + 2) ^ 1, at + 2);
    writeFileSync(file, spoilt);
    const checked = await check();
    expect(checked.code).toBe(1);
    expect(checked.err).toContain(`${file}: `);
    expect(checked.err).toContain('Last good event: position 200.');

    const verified = await folder.do('verify', '--all', '--json');
    expect(verified.code).toBe(1);
    expect(verified.err).toContain(file);
    expect(verified.err).toContain('position 201');
  }, 120_000);
});
