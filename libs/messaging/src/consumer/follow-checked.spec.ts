import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HEADERS, TOPICS, jsonSchemaOf } from '@hoso/contracts';
import { describeOnKafka } from '@hoso/kafka-broker/testing';
import { SystemClock } from '@hoso/platform';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import {
  FileChainPlaces,
  followChecked,
  MemoryChainPlaces,
  openTopics,
  RecordRefused,
  type Publisher,
  type TopicMessage,
  type TopicRecord,
  type Topics,
} from '../index';
import { all, newTopic, until } from '../testing/messages';

const MAX_BYTES = TOPICS.petitions.maxMessageBytes;
const DEAD_LETTER_BYTES = TOPICS.deadLetters.maxMessageBytes;

let topic: string;

const told = (key: string, sequence: number): TopicMessage => ({
  topic,
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

const letterIn = ({ value }: TopicRecord) =>
  JSON.parse(value) as {
    readonly type: string;
    readonly data: { readonly original: { readonly topic: string } };
  };

const describeKit = (brokers: readonly string[]): void => {
  let folder: string;
  let inUse: Topics[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoso-kit-'));
    topic = newTopic().name;
    inUse = [];
  });
  afterEach(async () => {
    await Promise.all(inUse.map((topics) => topics.close()));
    await rm(folder, { recursive: true });
  });

  const opened = async () => {
    const topics = openTopics({ brokers, folder, clock: new SystemClock() });
    inUse.push(topics);
    await topics.create([{ ...newTopic(6), name: topic, maxMessageBytes: MAX_BYTES }, TOPICS.deadLetters]);
    let publisher: Promise<Publisher> | undefined;
    const publish = async (...messages: TopicMessage[]): Promise<void> => {
      publisher ??= topics.openPublisher(topic);
      await (await publisher).publish(messages);
    };
    return { topics, publish };
  };

  /** Dead letters about the topic; others may stand beside them. */
  const lettersIn = async (topics: Topics) =>
    (await all(topics.read(TOPICS.deadLetters.name)))
      .map(letterIn)
      .filter(({ data }) => data.original.topic === topic);

  /** Follows until `count` records were taken or laid aside. */
  const consumed = async (count: number, onEvent: (id: string) => void = () => undefined) => {
    const { topics } = await opened();
    const places = await FileChainPlaces.open(join(folder, 'places'));
    const [taken, aside, faults]: [string[], string[], unknown[]] = [[], [], []];
    const following = followChecked(
      { topics, places },
      {
        group: `${topic}-group`,
        topics: [topic],
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
    const data = (await lettersIn(topics)).map((letter) => letter.data);
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

  // The topic of dead letters of a broker is there already, as its other users made it.
  it.each(brokers.length > 0 ? [DEAD_LETTER_BYTES] : [DEAD_LETTER_BYTES, 20_000])(
    'lays aside what fills its record where a dead letter takes %d bytes, and goes on',
    async (maxMessageBytes) => {
      const early = openTopics({ brokers, folder, clock: new SystemClock() });
      inUse.push(early);
      await early.create([{ ...TOPICS.deadLetters, maxMessageBytes }]);
      const { topics, publish } = await opened();
      const large = { ...told('A', 0), value: '"'.repeat(MAX_BYTES - 1_000) };
      await publish(large, told('B', 0));
      expect(await consumed(2)).toStrictEqual({
        taken: ['B-0'],
        aside: ['A not-a-cloud-event'],
        faults: [],
      });
      const [letter] = await lettersIn(topics);
      expect(letter).toMatchObject({
        type: 'vn.hoso.dead-letter.v2',
        data: { original: { bytes: large.value.length, cut: ['value'] } },
      });
    },
  );

  it.each([TOPICS.commands, TOPICS.commandReplies, TOPICS.deadLetters])(
    'does not follow $name, which numbers nothing',
    async ({ name }) => {
      const { topics } = await opened();
      const follower = {
        ...{ group: 'g', topics: [topic, name], onEvent: () => Promise.resolve() },
        ...{ onDeadLetter: () => undefined, onFault: () => undefined },
      };
      expect(() => followChecked({ topics, places: new MemoryChainPlaces() }, follower)).toThrow(name);
    },
  );

  it('goes on with a key whose place a person set', async () => {
    const { publish } = await opened();
    await publish(told('A', 0), told('A', 2));
    await consumed(2);
    const places = await FileChainPlaces.open(join(folder, 'places'));
    await places.put(topic, 'A', { sequence: 2, hash: '' });
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
};

describe('the consumer kit', () => describeKit([]));

describeOnKafka('the consumer kit', describeKit);
