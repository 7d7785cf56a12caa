import { createHash } from 'node:crypto';
import { HEADERS, TOPICS } from '@hoso/contracts';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import type { TopicMessage, TopicRecord, Topics } from '@hoso/messaging';
import { PUBLISHED_EVENTS } from '@hoso/publication';
import { Batch } from './batch';
import { positionOf } from './ends';
import { Gathering } from './gathering';
import { PROMISED_LIMITS } from './telling';
import { partitionsOf, TOLD_TOPICS } from './told-topics';

export interface AuditParts {
  readonly store: EventStore;
  readonly topics: Pick<Topics, 'partitionsOf' | 'partitionOf' | 'read'>;
}

/** How topics and log compare, in records. */
export interface TopicsAudit {
  readonly checked: number;
  /** Events tell them, and they are not there. */
  readonly lost: number;
  /** They are there more than once. */
  readonly doubled: number;
  /** They say something else than the log, stand out of order, or tell nothing that is in the log. */
  readonly different: number;
}

const AUDITED = TOLD_TOPICS.filter((name) => name !== TOPICS.deadLetters.name);

const PART = 1_000;

const digestOf = ({ key, value, headers }: TopicMessage): string => {
  const pairs = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([key, pairs, value]))
    .digest('base64');
};

const nothing = <Value>(): Promise<ReadonlyMap<string, Value>> => Promise.resolve(new Map());

async function* partsOf(events: AsyncIterable<RecordedEvent>): AsyncGenerator<readonly RecordedEvent[]> {
  let part: RecordedEvent[] = [];
  for await (const event of events) {
    part.push(event);
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  yield part;
}

interface Expected {
  /** Each record that the log leads to: its digest, by topic and position in the log. */
  readonly digests: Map<string, string>;
  /** Where the log ended: what is written later is not judged. */
  readonly through: bigint;
}

const expectedOf = async ({ store, topics }: AuditParts): Promise<Expected> => {
  const partitions = await partitionsOf(topics);
  const limits = PROMISED_LIMITS;
  const ledger = { notesOf: () => nothing<never>(), sequencesOf: () => nothing<never>() };
  const gathering = new Gathering({ topics, ledger, limits, partitions, ends: new Map() });
  const digests = new Map<string, string>();
  let through = -1n;
  for await (const events of partsOf(store.scan(PUBLISHED_EVENTS))) {
    const batch = new Batch();
    const delivery = { events, through: events.at(-1)?.position, isCaughtUp: false };
    gathering.add(await gathering.told(delivery), delivery, batch);
    for (const message of batch.messages) digests.set(nameOf(message), digestOf(message));
    through = delivery.through ?? through;
  }
  return { digests, through };
};

const nameOf = ({ topic, headers }: TopicMessage): string => `${topic} ${headers[HEADERS.logPosition]}`;

/** A record that no relay wrote stands before all others. */
const placeOf = (record: TopicRecord): bigint => positionOf(record) ?? -1n;

/** What has been seen of the topics. */
class Comparison {
  checked = 0;
  doubled = 0;
  different = 0;
  private readonly seen = new Set<string>();
  private readonly last = new Map<number, bigint>();

  constructor(private readonly expected: Expected) {}

  get lost(): number {
    return [...this.expected.digests.keys()].filter((name) => !this.seen.has(name)).length;
  }

  take(record: TopicRecord): void {
    const { digests, through } = this.expected;
    if (placeOf(record) > through) return;
    const name = nameOf(record);
    this.checked += 1;
    if (this.seen.has(name)) this.doubled += 1;
    else if (digests.get(name) !== digestOf(record) || this.isBackwards(record)) this.different += 1;
    if (digests.has(name)) this.seen.add(name);
  }

  startTopic(): void {
    this.last.clear();
  }

  private isBackwards(record: TopicRecord): boolean {
    const { partition } = record;
    const position = placeOf(record);
    const before = this.last.get(partition) ?? -1n;
    this.last.set(partition, position);
    return position <= before;
  }
}

/**
 * Compares what stands in the topics with what the log leads to, record by record, up to the present end of the log,
 * where the relay must be. Memory grows with the log, about 200 bytes a record.
 * Dead letters are left out, as others write them too.
 */
export const auditTopics = async (parts: AuditParts): Promise<TopicsAudit> => {
  const expected = await expectedOf(parts);
  const { digests } = expected;
  for (const name of digests.keys()) if (name.startsWith(TOPICS.deadLetters.name)) digests.delete(name);
  const comparison = new Comparison(expected);
  for (const name of AUDITED) {
    comparison.startTopic();
    for await (const record of parts.topics.read(name)) comparison.take(record);
  }
  const { checked, lost, doubled, different } = comparison;
  return { checked, lost, doubled, different };
};
