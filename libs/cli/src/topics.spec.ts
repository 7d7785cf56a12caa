import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { HEADERS, TOPICS } from '@hoso/contracts';
import { openTopics, type TopicMessage } from '@hoso/messaging';
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
