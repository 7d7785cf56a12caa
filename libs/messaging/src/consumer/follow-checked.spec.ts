import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HEADERS, TOPICS, jsonSchemaOf } from '@hoso/contracts';
import { SystemClock } from '@hoso/platform';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { FileChainPlaces, followChecked, openTopics, RecordRefused, type TopicMessage } from '../index';
import { all, until } from '../testing/messages';

const TOPIC = TOPICS.petitions.name;

const told = (key: string, sequence: number): TopicMessage => ({
  topic: TOPIC,
  key,
  value: JSON.stringify({
    specversion: '1.0',
    id: `${key}-${sequence}`,
    source: '/petitions/x',
    type: 't',
    data: {},
  }),
  headers: { [HEADERS.sequence]: String(sequence) },
});

describe('the consumer kit', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoso-kit-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const opened = async () => {
    const topics = openTopics({ brokers: [], folder, clock: new SystemClock() });
    await topics.create(Object.values(TOPICS));
    const publish = async (...messages: TopicMessage[]): Promise<void> =>
      (await topics.openPublisher('p')).publish(messages);
    return { topics, publish };
  };

  /** Follows until `count` records were taken or laid aside. */
  const consumed = async (count: number, onEvent: (id: string) => void = () => undefined) => {
    const { topics } = await opened();
    const places = await FileChainPlaces.open(join(folder, 'places'));
    const [taken, aside, faults]: [string[], string[], unknown[]] = [[], [], []];
    const following = followChecked(
      { topics, places },
      {
        group: 'g',
        topics: [TOPIC],
        onEvent: async ({ id }) => {
          await Promise.resolve(onEvent(id));
          taken.push(id);
        },
        onDeadLetter: ({ key }, { cause }) => void aside.push(`${key} ${cause}`),
        onFault: (error) => void faults.push(error),
      },
    );
    await until(() => taken.length + aside.length >= count);
    await following.stop();
    await places.close();
    await topics.close();
    return { taken: taken.sort(), aside: aside.sort(), faults };
  };

  it('takes each event once over restarts and repeats, and a torn file of places', async () => {
    const { publish } = await opened();
    await publish(told('A', 0), told('B', 0), told('A', 0), told('A', 1));
    expect((await consumed(3)).taken).toStrictEqual(['A-0', 'A-1', 'B-0']);
    await appendFile(join(folder, 'places'), '{"name":"torn');
    await publish(told('A', 1), told('A', 2), told('B', 0), told('B', 1));
    expect(await consumed(2)).toStrictEqual({ taken: ['A-2', 'B-1'], aside: [], faults: [] });
  });

  it('lays a key aside behind a gap, whole and with the reason, and takes the others', async () => {
    const { topics, publish } = await opened();
    await publish(told('A', 0), told('A', 2), told('A', 3), told('B', 0), { ...told('C', 0), value: 'x' });
    const { taken, aside } = await consumed(5);
    expect(taken).toStrictEqual(['A-0', 'B-0']);
    expect(aside).toStrictEqual(['A gap', 'A gap', 'C not-a-cloud-event']);
    const letters = await all(topics.read(TOPICS.deadLetters.name));
    const data = letters.map(({ value }) => (JSON.parse(value) as { data: object }).data);
    expect(data).toContainEqual({
      cause: 'gap',
      detail: 'Number 1 was expected, not 2',
      original: {
        ...told('A', 2),
        partition: topics.partitionOf('A', 6),
        offset: expect.any(String) as string,
      },
    });
    const isLetter = addFormats(new Ajv({ strict: false })).compile(jsonSchemaOf('vn.hoso.dead-letter.v1'));
    for (const each of data) expect([isLetter(each), isLetter.errors]).toStrictEqual([true, null]);
  });

  it.each([TOPICS.deadLetters.maxMessageBytes, 20_000])(
    'lays aside what fills its record where a dead letter takes %d bytes, and goes on',
    async (maxMessageBytes) => {
      const early = openTopics({ brokers: [], folder, clock: new SystemClock() });
      await early.create([{ ...TOPICS.deadLetters, maxMessageBytes }]);
      const { topics, publish } = await opened();
      const large = { ...told('A', 0), value: '"'.repeat(TOPICS.petitions.maxMessageBytes - 1_000) };
      await publish(large, told('B', 0));
      expect(await consumed(2)).toStrictEqual({
        taken: ['B-0'],
        aside: ['A not-a-cloud-event'],
        faults: [],
      });
      const [letter] = await all(topics.read(TOPICS.deadLetters.name));
      expect(JSON.parse(letter!.value)).toMatchObject({
        type: 'vn.hoso.dead-letter.v2',
        data: { original: { bytes: large.value.length, cut: ['value'] } },
      });
    },
  );

  it('goes on with a key whose place a person set', async () => {
    const { publish } = await opened();
    await publish(told('A', 0), told('A', 2));
    await consumed(2);
    const places = await FileChainPlaces.open(join(folder, 'places'));
    await places.put(TOPIC, 'A', { sequence: 2, hash: '' });
    await places.close();
    await publish(told('A', 3));
    expect((await consumed(1)).taken).toStrictEqual(['A-3']);
  });

  it('lays aside what its handler refuses, and tries again after any other failure', async () => {
    const { publish } = await opened();
    await publish(told('A', 0), told('A', 1), told('A', 2));
    let failures = 0;
    const { taken, aside, faults } = await consumed(3, (id) => {
      if (id === 'A-1') throw new RecordRefused('unknown unit');
      if (id === 'A-2' && failures++ === 0) throw new TypeError('a defect');
    });
    expect({ taken, aside }).toStrictEqual({ taken: ['A-0', 'A-2'], aside: ['A refused'] });
    expect(faults).toMatchObject([{ message: 'a defect' }]);
  });
});
