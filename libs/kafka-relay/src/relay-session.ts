import { TOPICS } from '@hoso/contracts';
import { Inbox, type EventStore } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import type { Publisher, Topics } from '@hoso/messaging';
import type { Database } from '@hoso/postgres';
import { PUBLISHED_EVENTS } from '@hoso/publication';
import type { Batch, Changes } from './batch';
import { endsOf } from './ends';
import { Gathering } from './gathering';
import { Ledger } from './ledger';
import { Outbox } from './outbox';
import type { Limits } from './telling';

/** What the relay asks of topics. */
export type RelayTopics = Pick<
  Topics,
  'create' | 'partitionsOf' | 'partitionOf' | 'openPublisher' | 'tails' | 'close'
>;

export interface SessionParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
  readonly topics: RelayTopics;
  readonly limits: Limits;
  /** Events in one transaction at most; as many are gathered meanwhile, and as many wait before them. */
  readonly maxBatch: number;
}

/** The name under which one relay works on a cluster. */
const PUBLISHER = 'hoso-relay';

const SPECS = Object.values(TOPICS);
const NAMES: readonly string[] = [
  TOPICS.dossiers,
  TOPICS.alerts,
  TOPICS.accountability,
  TOPICS.petitions,
  TOPICS.portalSync,
  TOPICS.deadLetters,
].map(({ name }) => name);

const partitionsOf = async (topics: RelayTopics): Promise<ReadonlyMap<string, number>> =>
  new Map(await Promise.all(NAMES.map(async (name) => [name, await topics.partitionsOf(name)] as const)));

interface Opened {
  readonly publisher: Publisher;
  readonly ledger: Ledger;
  readonly gathering: Gathering;
  /** Records published so far, by topic. */
  readonly records: Map<string, number>;
}

/**
 * One stay of a relay at the topics, from taking them over to its first failure. `gather` and `send` have no timers and
 * may be called side by side, each one call at a time.
 */
export class RelaySession {
  private readonly inbox: Inbox;
  private readonly outbox: Outbox;
  private sending: Batch | undefined;
  private acknowledged: Batch | undefined;
  private gathered: bigint | undefined;
  private saved: bigint | undefined;

  private constructor(
    { store, maxBatch }: SessionParts,
    private readonly opened: Opened,
  ) {
    const after = opened.ledger.position;
    this.gathered = after;
    this.saved = after;
    this.outbox = new Outbox(maxBatch);
    this.inbox = new Inbox(store, { filter: PUBLISHED_EVENTS, after, capacity: maxBatch });
  }

  /**
   * Takes the topics over, then reads where they and the tables end: a predecessor can add nothing to either by then.
   * @throws TopicsIncomplete, and whatever the engines throw
   */
  static async open(parts: SessionParts): Promise<RelaySession> {
    const { topics, database, limits } = parts;
    await topics.create(SPECS);
    const publisher = await topics.openPublisher(PUBLISHER);
    try {
      const tails = await topics.tails(NAMES);
      const ledger = await Ledger.open(database);
      const places = await ledger.places();
      const ends = endsOf(tails, places);
      const partitions = await partitionsOf(topics);
      const gathering = new Gathering({ topics, ledger, limits, partitions, ends });
      const records = new Map(NAMES.map((name) => [name, 0]));
      for (const place of places) records.set(place.topic, (records.get(place.topic) ?? 0) + place.records);
      return new RelaySession(parts, { publisher, ledger, gathering, records });
    } catch (error) {
      await publisher.close();
      throw error;
    }
  }

  /** Everything up to it stands in the topics, as the tables know. */
  get position(): bigint | undefined {
    return this.saved;
  }

  /** Records published since the tables began, by topic. */
  get records(): ReadonlyMap<string, number> {
    return this.opened.records;
  }

  /** Events that came from the log and are not saved as told. */
  get depth(): number {
    const batches = [this.outbox.batch, this.sending, this.acknowledged];
    return batches.reduce((sum, batch) => sum + (batch?.events ?? 0), this.inbox.depth);
  }

  /** When the oldest of them that is not in the topics was recorded. */
  get oldest(): Instant | undefined {
    return this.sending?.oldest ?? this.outbox.batch.oldest ?? this.inbox.oldest;
  }

  get isCaughtUp(): boolean {
    return this.inbox.isCaughtUp && this.depth === 0;
  }

  /** Resolves when `gather` would find something and there is room for it. */
  async gatherable(): Promise<void> {
    await this.outbox.emptied();
    await this.inbox.changed();
  }

  /** Makes records of what has come from the log. @returns how many events @throws what ends the session */
  async gather(): Promise<number> {
    const delivery = this.inbox.take(this.outbox.room);
    if (delivery.through === undefined || delivery.through === this.gathered) return 0;
    const told = await this.opened.gathering.told(delivery);
    this.opened.gathering.add(told, delivery, this.outbox.batch);
    this.gathered = delivery.through;
    this.outbox.grown();
    return told.length;
  }

  /** Resolves when `send` would find something. */
  async sendable(): Promise<void> {
    if (!this.acknowledged) await this.outbox.filled();
  }

  /** Publishes what was gathered, and saves meanwhile that what was published before is there. @throws what ends the session */
  async send(): Promise<void> {
    this.sending = this.outbox.take();
    const outcomes = await Promise.allSettled([this.publish(this.sending), this.save(this.acknowledged)]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    this.acknowledged = this.sending;
    this.sending = undefined;
  }

  /** Saves that what was published last is there. */
  async settle(): Promise<void> {
    await this.save(this.acknowledged);
    this.acknowledged = undefined;
  }

  /** Ends the wait for what comes next; a batch that is being published is not given up. */
  async closeInbox(): Promise<void> {
    this.outbox.close();
    await this.inbox.close();
  }

  /** Gives up what is being published. */
  async close(): Promise<void> {
    await this.opened.publisher.close();
    await this.closeInbox();
  }

  private async publish(batch: Batch | undefined): Promise<void> {
    if (!batch || batch.messages.length === 0) return;
    await this.opened.publisher.publish(batch.messages);
    const { records } = this.opened;
    for (const place of batch.places.values())
      records.set(place.topic, (records.get(place.topic) ?? 0) + place.records);
  }

  private async save(batch: Batch | undefined): Promise<void> {
    if (batch?.through === undefined || batch.through === this.saved) return;
    const { sequences, notes, places, through } = batch;
    const changes: Changes = { sequences, notes, places, through };
    await this.opened.ledger.save(changes);
    this.opened.gathering.settle(changes);
    this.saved = through;
  }
}
