import { setTimeout as pause } from 'node:timers/promises';
import { Inbox, type EventStore, type RecordedEvent } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import type { Publisher, Topics } from '@hoso/messaging';
import type { Database } from '@hoso/postgres';
import { PUBLISHED_EVENTS } from '@hoso/publication';
import type { Batch } from './batch';
import { Bookkeeping } from './bookkeeping';
import { endsOf } from './ends';
import { Gathering } from './gathering';
import { Ledger } from './ledger';
import { Outbox } from './outbox';
import { Pace } from './pace';
import { createToldTopics, partitionsOf, TOLD_TOPICS } from './told-topics';
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

/** While a batch is under way what comes is gathered by the handful: each time costs a question to the tables. */
const GATHER_EVERY_MS = 5;

const RIPE_EVENTS = 2_000;

/** The name under which one relay works on a cluster. */
const PUBLISHER = 'hoso-relay';

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
  private readonly books: Bookkeeping;
  private readonly pace = new Pace();
  private inHand: readonly RecordedEvent[] = [];
  private sending: Batch | undefined;
  private isClosing = false;
  private gathered: bigint | undefined;

  private constructor(
    { store, maxBatch }: SessionParts,
    private readonly opened: Opened,
  ) {
    const { ledger, gathering } = opened;
    const after = ledger.position;
    this.gathered = after;
    this.books = new Bookkeeping(ledger, gathering, after);
    this.outbox = new Outbox(maxBatch);
    this.inbox = new Inbox(store, { filter: PUBLISHED_EVENTS, after, capacity: maxBatch });
  }

  /**
   * Takes the topics over, then reads where they and the tables end: a predecessor can add nothing to either by then.
   * @throws TopicsIncomplete, and whatever the engines throw
   */
  static async open(parts: SessionParts): Promise<RelaySession> {
    const { topics, database, limits } = parts;
    await createToldTopics(topics);
    const publisher = await topics.openPublisher(PUBLISHER);
    try {
      const tails = await topics.tails(TOLD_TOPICS);
      const ledger = await Ledger.open(database);
      const places = await ledger.places();
      const ends = endsOf(tails, places);
      const partitions = await partitionsOf(topics);
      const gathering = new Gathering({ topics, ledger, limits, partitions, ends });
      const records = new Map(TOLD_TOPICS.map((name) => [name, 0]));
      for (const place of places) records.set(place.topic, (records.get(place.topic) ?? 0) + place.records);
      return new RelaySession(parts, { publisher, ledger, gathering, records });
    } catch (error) {
      await publisher.close();
      throw error;
    }
  }

  /** Everything up to it stands in the topics, as the tables know. */
  get position(): bigint | undefined {
    return this.books.position;
  }

  /** Records published since the tables began, by topic. */
  get records(): ReadonlyMap<string, number> {
    return this.opened.records;
  }

  /** Events that came from the log and are not saved as told. */
  get depth(): number {
    const told = (this.sending?.events ?? 0) + this.books.depth;
    return this.inbox.depth + this.inHand.length + this.outbox.batch.events + told;
  }

  /** When the oldest of them was recorded. */
  get oldest(): Instant | undefined {
    const told = this.books.oldest ?? this.sending?.oldest;
    return told ?? this.outbox.batch.oldest ?? this.inHand[0]?.recordedAt ?? this.inbox.oldest;
  }

  get isCaughtUp(): boolean {
    return this.inbox.isCaughtUp && this.depth === 0;
  }

  /** Resolves when `gather` would find something and there is room for it. */
  async gatherable(): Promise<void> {
    await this.outbox.emptied();
    await this.inbox.changed();
    if (this.sending || this.outbox.batch.events > 0) await pause(GATHER_EVERY_MS);
  }

  /** Makes records of what has come from the log. @returns how many events @throws what ends the session */
  async gather(): Promise<number> {
    const delivery = this.inbox.take(this.outbox.room);
    if (delivery.through === undefined || delivery.through === this.gathered) return 0;
    this.inHand = delivery.events;
    const told = await this.opened.gathering.told(delivery);
    this.inHand = [];
    this.opened.gathering.add(told, delivery, this.outbox.batch);
    this.gathered = delivery.through;
    this.outbox.grown();
    return told.length;
  }

  /**
   * Resolves when `send` would find something. A batch that is small ripens for as long as the last one took, so that under
   * load, or on a slow broker, few transactions carry much; after a pause next to nothing waits.
   * @throws what kept the last batch from being saved
   */
  async sendable(): Promise<void> {
    await Promise.race([this.outbox.filled(), this.books.failed()]);
    const ripeAt = this.pace.ripeAt();
    while (this.outbox.batch.events < RIPE_EVENTS && performance.now() < ripeAt && !this.isClosing)
      await pause(GATHER_EVERY_MS);
  }

  /** Publishes what was gathered; that it is there is saved behind. @throws what ends the session */
  async send(): Promise<void> {
    const batch = this.outbox.take();
    if (!batch) return;
    this.sending = batch;
    await this.pace.timed(this.publish(batch));
    await this.books.begin(batch);
    this.sending = undefined;
  }

  /** @throws RelayReplaced when the tables are no longer this session's */
  confirm(): Promise<void> {
    return this.opened.ledger.confirm();
  }

  /** Resolves when all that was sent is saved. @throws what kept it from being saved */
  saved(): Promise<void> {
    return this.books.settled();
  }

  /** Ends the wait for what comes next; a batch that is being published is not given up. */
  async closeInbox(): Promise<void> {
    this.isClosing = true;
    this.outbox.close();
    await this.inbox.close();
  }

  /** Gives up what is being published. */
  async close(): Promise<void> {
    await this.opened.publisher.close();
    await this.closeInbox();
  }

  private async publish(batch: Batch): Promise<void> {
    if (batch.messages.length === 0) return;
    await this.opened.publisher.publish(batch.messages);
    const { records } = this.opened;
    for (const place of batch.places.values())
      records.set(place.topic, (records.get(place.topic) ?? 0) + place.records);
  }
}
