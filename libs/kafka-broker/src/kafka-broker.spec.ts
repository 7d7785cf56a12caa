import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnKafka } from './testing';
import { isListening } from './ports';
import { MortalBroker, startBroker, stopBroker } from './index';

describeOnKafka('a broker of our own', () => {
  jest.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'hoso-kafka-spec-'));
  const clusterId = (): string => readFileSync(join(folder, 'log', 'meta.properties'), 'utf8');
  afterAll(async () => {
    await stopBroker(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts, refuses a second one on its folder, stops once, and comes back where it was', async () => {
    const first = await startBroker({ folder });
    const port = Number(first.brokers.split(':')[1]);
    expect(await isListening(port)).toBe(true);
    const before = clusterId();
    await expect(startBroker({ folder })).rejects.toMatchObject({ code: 'kafka-already-runs' });
    expect(await stopBroker(folder)).toBe(true);
    expect(await stopBroker(folder)).toBe(false);
    expect(await isListening(port)).toBe(false);
    expect((await startBroker({ folder })).brokers).toBe(first.brokers);
    expect(clusterId()).toBe(before);
  });

  it('says that a port is taken, and leaves the folder free', async () => {
    await stopBroker(folder);
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const refused = { code: 'kafka-did-not-start', message: expect.stringContaining(String(port)) as string };
    await expect(startBroker({ folder, port })).rejects.toMatchObject(refused);
    taken.close();
    expect((await startBroker({ folder, port })).brokers).toBe(`127.0.0.1:${port}`);
  });

  it('comes back on its port and data after it was killed', async () => {
    const broker = await MortalBroker.start();
    const port = Number(broker.brokers.split(':')[1]);
    await broker.kill();
    expect(await isListening(port)).toBe(false);
    await broker.restart();
    expect(await isListening(port)).toBe(true);
    await broker.dispose();
    expect(await isListening(port)).toBe(false);
  });
});
