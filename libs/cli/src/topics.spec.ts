import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { HEADERS, TOPICS } from '@hoso/contracts';
import { deadLetterSeal } from '@hoso/engine';
import { describeOnKafka } from '@hoso/kafka-broker/testing';
import { instantFromMs } from '@hoso/kernel';
import {
  openTopics,
  sealedDeadLetterOf,
  type Publisher,
  type TopicMessage,
  type Topics,
} from '@hoso/messaging';
import { loadOrCreateSecrets } from '@hoso/person-keys';
import { SystemClock } from '@hoso/platform';
import { runCommandLine } from './program';

const told = (key: string, sequence: number): TopicMessage => ({
  topic: TOPICS.dossiers.name,
  key,
  value: JSON.stringify({ type: 'vn.hoso.dossier.received.v1', data: { sequence } }),
  headers: { [HEADERS.sequence]: String(sequence) },
});

const spoken = async (...words: string[]): Promise<{ code: number; out: string[]; err: string }> => {
  const said = { out: '', err: '' };
  const sink = (name: 'out' | 'err'): Writable =>
    new Writable({
      write: (chunk: Buffer, _, done) => {
        said[name] += chunk.toString();
        done();
      },
    });
  const code = await runCommandLine({
    words,
    env: { KAFKA_BROKERS: '' },
    out: sink('out'),
    err: sink('err'),
  });
  return { code, out: said.out.trimEnd().split('\n'), err: said.err };
};

describeOnKafka('hoso topics', (brokers) => {
  const key = `H-${randomUUID()}`;
  let topics: Topics;
  let publisher: Publisher;
  beforeAll(async () => {
    topics = openTopics({ brokers, folder: '', clock: new SystemClock() });
    await topics.create([TOPICS.dossiers]);
    publisher = await topics.openPublisher(key);
    await publisher.publish([told(key, 0), told('H-2', 0), told(key, 1)]);
  });
  afterAll(() => topics.close());
  const at = ['--brokers', brokers.join()];
  const tail = ['topics', 'tail', TOPICS.dossiers.name, ...at, '--from-start', '--key', key];

  it('shows the records of a key in order, as lines or as JSON', async () => {
    const { code, out } = await spoken(...tail, '--limit', '2');
    expect(code).toBe(0);
    expect(out).toStrictEqual(
      [0, 1].map(
        (nr) => expect.stringMatching(`  ${key}       ${nr}  vn.hoso.dossier.received.v1$`) as string,
      ),
    );
    const [line] = (await spoken(...tail, '--limit', '1', '--json')).out;
    expect(JSON.parse(line!)).toMatchObject({ key, value: { data: { sequence: 0 } } });
  });

  it('shows what comes while it looks on', async () => {
    const shown = spoken(...tail, '--limit', '3');
    await publisher.publish([told(key, 2)]);
    expect((await shown).out.at(-1)).toContain('       2  vn.hoso');
  });

  it('lists the topics, and says that one is unknown', async () => {
    const { topics: listed } = JSON.parse((await spoken('topics', 'list', ...at, '--json')).out[0]!) as {
      readonly topics: readonly object[];
    };
    const { name, partitions } = TOPICS.dossiers;
    expect(listed).toContainEqual({ name, partitions, lastWrittenAt: expect.any(String) as string });
    expect(await spoken('topics', 'tail', 'x', ...at)).toMatchObject({ code: 1 });
  });
});

describe('hoso topics, on files', () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'hoso-cli-'));
    const topics = openTopics({ brokers: [], folder: join(data, 'topics'), clock: new SystemClock() });
    await topics.create([TOPICS.dossiers, TOPICS.alerts]);
    const publisher = await topics.openPublisher('p');
    await publisher.publish([
      told('H-1', 0),
      told('H-2', 0),
      told('H-1', 1),
      { ...told('H-1', 2), value: 'x' },
    ]);
    await topics.close();
  });
  afterAll(() => rm(data, { recursive: true }));

  it('shows the records of a key in order, with time, key, number and type', async () => {
    const { code, out } = await spoken(
      ...['topics', 'tail', TOPICS.dossiers.name, '--data', data],
      ...['--from-start', '--key', 'H-1', '--limit', '3'],
    );
    expect(code).toBe(0);
    expect(
      out.map((line) => line.replace(/^\S+/, (time) => (/T.*\+07:00$/.test(time) ? 'TIME' : time))),
    ).toStrictEqual([
      'TIME  H-1       0  vn.hoso.dossier.received.v1',
      'TIME  H-1       1  vn.hoso.dossier.received.v1',
      'TIME  H-1       2  ?',
    ]);
  });

  it('gives each record as JSON', async () => {
    const { out } = await spoken(
      ...['topics', 'tail', TOPICS.dossiers.name, '--data', data, '--json'],
      ...['--from-start', '--key', 'H-2', '--limit', '1'],
    );
    expect(JSON.parse(out[0]!)).toMatchObject({
      key: 'H-2',
      offset: expect.stringMatching(/^\d+$/) as string,
      value: { type: 'vn.hoso.dossier.received.v1', data: { sequence: 0 } },
    });
  });

  it('opens sealed dead letters for who has the secrets of the data folder, and for nobody else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hoso-cli-sealed-'));
    const topics = openTopics({ brokers: [], folder: join(folder, 'topics'), clock: new SystemClock() });
    const tail = [
      'topics',
      'tail',
      TOPICS.deadLetters.name,
      '--data',
      folder,
      '--from-start',
      '--limit',
      '1',
    ];
    const value = '{"applicant":{"fullName":"NGUYỄN VĂN A"}';
    const record = { ...told('H-1', 0), value, partition: 0, offset: 7n, writtenAt: instantFromMs(0) };
    const { seal } = deadLetterSeal(loadOrCreateSecrets(folder));
    const reason = { cause: 'not-json', detail: 'no JSON', isDetailPlain: true, source: '/commands' };
    const letter = { ...reason, record, seal, id: '7d0c1e9a-3b5f-4c2d-8e6a-1f9b0c3d5e7f' };
    await topics.create([TOPICS.deadLetters]);
    const publisher = await topics.openPublisher('p');
    await publisher.publish([sealedDeadLetterOf({ ...letter, time: record.writtenAt }, 100_000)]);
    await topics.close();
    expect((await spoken(...tail, '--json')).out[0]).not.toContain('NGUYỄN');
    const { out } = await spoken(...tail, '--open');
    expect(JSON.parse(out[0]!)).toMatchObject({
      value: {
        type: 'vn.hoso.dead-letter.v1',
        data: { cause: 'not-json', original: { offset: '7', value } },
      },
    });
    await rm(join(folder, 'secrets.json'));
    expect(await spoken(...tail, '--open')).toMatchObject({ code: 2 });
    loadOrCreateSecrets(folder);
    expect((await spoken(...tail, '--open')).out[0]).toContain('vn.hoso.dead-letter.v3');
    await rm(folder, { recursive: true });
  });

  it('lists the topics', async () => {
    const { out } = await spoken('topics', 'list', '--data', data, '--json');
    expect(JSON.parse(out[0]!)).toStrictEqual({
      topics: [
        { name: TOPICS.alerts.name, partitions: 6 },
        { name: TOPICS.dossiers.name, partitions: 6, lastWrittenAt: expect.stringMatching(/Z$/) as string },
      ],
    });
  });

  it('refuses a limit that is none, and says that a topic is unknown', async () => {
    expect(await spoken('topics', 'tail', 'x', '--limit', '0', '--data', data)).toMatchObject({ code: 2 });
    expect(await spoken('topics', 'tail', 'x', '--data', data)).toMatchObject({
      code: 1,
      err: 'hoso: There is no topic x\n',
    });
  });
});
