import { createHash } from 'node:crypto';
import { HEADERS, TOPICS, type CloudEvent, type TopicSpec } from '@hoso/contracts';
import type { EventStore } from '@hoso/event-store';
import type { TopicMessage, Topics } from '@hoso/messaging';
import {
  NO_NOTE,
  publicationOf,
  PUBLISHED_EVENTS,
  type PublishedMessage,
  type StreamNote,
} from '@hoso/publication';

/** What became of the records that the log asks for. */
export interface TopicProof {
  readonly records: number;
  /** Keys under which a record says anything else than the log, in value or headers, or stands in another order. */
  readonly differences: readonly string[];
  readonly lost: number;
  readonly doubled: number;
}

type ReadTopics = Pick<Topics, 'read'>;

/** The records of one key of a topic, in order. */
class KeyRecords {
  readonly ids: string[] = [];
  /** Of all that they say: each record is hashed with what stands before it, so that a key takes one digest however long it is. */
  digest = '';

  add(id: string, { value, headers }: Pick<TopicMessage, 'value' | 'headers'>): void {
    const pairs = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
    this.digest = createHash('sha256')
      .update(JSON.stringify([this.digest, pairs, value]))
      .digest('base64');
    this.ids.push(id);
  }
}

type ByKey = ReadonlyMap<string, KeyRecords>;

const recordsOf = (keys: Map<string, KeyRecords>, key: string): KeyRecords => {
  const known = keys.get(key);
  if (known) return known;
  const records = new KeyRecords();
  keys.set(key, records);
  return records;
};

const RELAYED: readonly TopicSpec[] = [
  TOPICS.dossiers,
  TOPICS.alerts,
  TOPICS.accountability,
  TOPICS.petitions,
  TOPICS.portalSync,
];

/** With the number that the relay gives it. */
const numbered = ({ numbering, value, headers }: PublishedMessage, sequence: number) =>
  numbering === 'per-key'
    ? { value, headers: { ...headers, [HEADERS.sequence]: String(sequence) } }
    : { value, headers };

/** What the topics have to tell, from the first event of the log to its last, by topic and key. */
const expectedOf = async (store: EventStore): Promise<ReadonlyMap<string, ByKey>> => {
  const topics = new Map(RELAYED.map(({ name }) => [name, new Map<string, KeyRecords>()]));
  const notes = new Map<string, StreamNote>();
  for await (const recorded of store.scan(PUBLISHED_EVENTS)) {
    const { messages, note } = publicationOf(recorded, notes.get(recorded.stream) ?? NO_NOTE);
    notes.set(recorded.stream, note);
    for (const message of messages) {
      const records = recordsOf(topics.get(message.topic)!, message.key);
      records.add(recorded.id, numbered(message, records.ids.length));
    }
  }
  return topics;
};

const standingIn = async (topics: ReadTopics, name: string): Promise<ByKey> => {
  const keys = new Map<string, KeyRecords>();
  for await (const record of topics.read(name)) {
    const { id } = JSON.parse(record.value) as CloudEvent;
    recordsOf(keys, record.key).add(id, record);
  }
  return keys;
};

interface KeyProof {
  readonly isSame: boolean;
  readonly lost: number;
  readonly doubled: number;
}

const proveKey = (expected: KeyRecords, { ids, digest }: KeyRecords): KeyProof => {
  const present = new Set(ids);
  return {
    isSame: digest === expected.digest,
    lost: expected.ids.filter((id) => !present.has(id)).length,
    doubled: ids.length - present.size,
  };
};

const NOTHING = new KeyRecords();

const deadLettersIn = async (topics: ReadTopics): Promise<readonly string[]> => {
  const letters: string[] = [];
  for await (const { value } of topics.read(TOPICS.deadLetters.name)) letters.push(`dead letter ${value}`);
  return letters;
};

/**
 * Holds every committed record of every topic against what the log asks for, one by one, with its value and all headers.
 * Memory grows with the log: an id a record, twice, and a digest a key.
 */
export const proveTopics = async (store: EventStore, topics: ReadTopics): Promise<TopicProof> => {
  const differences: string[] = [];
  let [records, lost, doubled] = [0, 0, 0];
  for (const [name, expected] of await expectedOf(store)) {
    const standing = await standingIn(topics, name);
    for (const key of new Set([...expected.keys(), ...standing.keys()])) {
      const stands = standing.get(key) ?? NOTHING;
      const proof = proveKey(expected.get(key) ?? NOTHING, stands);
      records += stands.ids.length;
      lost += proof.lost;
      doubled += proof.doubled;
      if (!proof.isSame) differences.push(`${name} ${key}`);
    }
  }
  differences.push(...(await deadLettersIn(topics)));
  return { records, differences, lost, doubled };
};
