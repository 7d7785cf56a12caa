import { HEADERS, TOPICS, type CloudEvent, type TopicSpec } from '@hoso/contracts';
import type { EventStore } from '@hoso/event-store';
import type { Topics } from '@hoso/messaging';
import { NO_NOTE, publicationOf, PUBLISHED_EVENTS, type StreamNote } from '@hoso/publication';

/** What became of the records that the log asks for. */
export interface TopicProof {
  readonly records: number;
  /** Keys under which the topic tells something else than the log, or in another order. */
  readonly differences: readonly string[];
  readonly lost: number;
  readonly doubled: number;
}

/** Told by the log: the ids of events by topic and key, in order. */
type Expected = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const RELAYED: readonly TopicSpec[] = [
  TOPICS.dossiers,
  TOPICS.alerts,
  TOPICS.accountability,
  TOPICS.petitions,
  TOPICS.portalSync,
];

/** What the topics have to tell, from the first event of the log to its last. */
const expectedOf = async (store: EventStore): Promise<Expected> => {
  const topics = new Map(RELAYED.map(({ name }) => [name, new Map<string, string[]>()]));
  const notes = new Map<string, StreamNote>();
  for await (const recorded of store.scan(PUBLISHED_EVENTS)) {
    const { messages, note } = publicationOf(recorded, notes.get(recorded.stream) ?? NO_NOTE);
    notes.set(recorded.stream, note);
    for (const { topic, key } of messages) {
      const keys = topics.get(topic)!;
      const ids = keys.get(key);
      if (ids) ids.push(recorded.id);
      else keys.set(key, [recorded.id]);
    }
  }
  return topics;
};

interface Standing {
  readonly ids: string[];
  /** Whether the numbers run from 0 without gap. */
  isDense: boolean;
}

const standingIn = async (topics: Topics, name: string): Promise<ReadonlyMap<string, Standing>> => {
  const keys = new Map<string, Standing>();
  for await (const { key, value, headers } of topics.read(name)) {
    const { id } = JSON.parse(value) as CloudEvent;
    const standing = keys.get(key) ?? { ids: [], isDense: true };
    keys.set(key, standing);
    standing.isDense &&= headers[HEADERS.sequence] === String(standing.ids.length);
    standing.ids.push(id);
  }
  return keys;
};

interface KeyProof {
  readonly isSame: boolean;
  readonly lost: number;
  readonly doubled: number;
}

const proveKey = (expected: readonly string[], { ids, isDense }: Standing): KeyProof => {
  const present = new Set(ids);
  return {
    isSame: isDense && ids.length === expected.length && ids.every((id, nr) => id === expected[nr]),
    lost: expected.filter((id) => !present.has(id)).length,
    doubled: ids.length - present.size,
  };
};

const NOTHING: Standing = { ids: [], isDense: true };

const deadLettersIn = async (topics: Topics): Promise<readonly string[]> => {
  const letters: string[] = [];
  for await (const { value } of topics.read(TOPICS.deadLetters.name)) letters.push(`dead letter ${value}`);
  return letters;
};

/** Holds every committed record of every topic against the log, one by one. */
export const proveTopics = async (store: EventStore, topics: Topics): Promise<TopicProof> => {
  const differences: string[] = [];
  let [records, lost, doubled] = [0, 0, 0];
  for (const [name, expected] of await expectedOf(store)) {
    const standing = await standingIn(topics, name);
    for (const key of new Set([...expected.keys(), ...standing.keys()])) {
      const stands = standing.get(key) ?? NOTHING;
      const proof = proveKey(expected.get(key) ?? [], stands);
      records += stands.ids.length;
      lost += proof.lost;
      doubled += proof.doubled;
      if (!proof.isSame) differences.push(`${name} ${key}`);
    }
  }
  differences.push(...(await deadLettersIn(topics)));
  return { records, differences, lost, doubled };
};
