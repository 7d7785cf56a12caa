import { randomUUID } from 'node:crypto';
import { TOPICS, UNNUMBERED_TOPICS, type CloudEvent } from '@hoso/contracts';
import { TopicLimits } from '../dead-letters/topic-limits';
import type { Following, Publisher, TopicRecord, Topics } from '../port';
import { judge } from './chain';
import type { ChainPlaces } from './chain-places';
import { consumersDeadLetterOf, type DeadLetterReason } from './dead-letter';

/** A handler cannot take an event, now or later: the record is laid aside and its key goes on. */
export class RecordRefused extends Error {
  readonly code = 'record-refused';
}

const isRefusal = (error: unknown): error is RecordRefused =>
  (error as { readonly code?: unknown } | null | undefined)?.code === 'record-refused';

export interface CheckedFollower {
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Takes one event: each once in the order of its key, but for the last ones before a crash, which come again.
   * @throws RecordRefused to lay it aside; after anything else it comes again
   */
  onEvent(event: CloudEvent, record: TopicRecord, signal: AbortSignal): Promise<void>;
  /** Told of each record that was laid aside. */
  onDeadLetter(record: TopicRecord, reason: DeadLetterReason): void;
  /** Told of each failure that is overcome by trying again. */
  onFault(error: unknown): void;
}

export interface CheckedParts {
  readonly topics: Pick<Topics, 'follow' | 'openPublisher'>;
  readonly places: ChainPlaces;
}

/** Writes dead letters; connects at the first one, and anew after a failure. */
class DeadLetters {
  private readonly limits = new TopicLimits();
  private publisher: Promise<Publisher> | undefined;
  private readonly name: string;

  constructor(
    private readonly topics: Pick<Topics, 'openPublisher'>,
    group: string,
  ) {
    this.name = `hoso-dead-letters-${group}-${randomUUID()}`;
  }

  async write(record: TopicRecord, reason: DeadLetterReason): Promise<void> {
    this.publisher ??= this.topics.openPublisher(this.name);
    const maxBytes = this.limits.of(TOPICS.deadLetters.name);
    try {
      await (await this.publisher).publish([consumersDeadLetterOf(record, reason, maxBytes)]);
    } catch (error) {
      if (this.limits.learn(error)) return this.write(record, reason);
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const publisher = await this.publisher?.catch(() => undefined);
    this.publisher = undefined;
    await publisher?.close();
  }
}

/** Hands events on and lays everything else aside. */
class CheckedHandling {
  constructor(
    private readonly places: ChainPlaces,
    private readonly letters: DeadLetters,
    private readonly follower: CheckedFollower,
  ) {}

  async take(records: readonly TopicRecord[], signal: AbortSignal): Promise<void> {
    try {
      for (const record of records) {
        signal.throwIfAborted();
        await this.takeOne(record, signal);
      }
    } finally {
      await this.places.keep();
    }
  }

  private async takeOne(record: TopicRecord, signal: AbortSignal): Promise<void> {
    const { topic, key } = record;
    const judgement = judge(record, await this.places.get(topic, key));
    if (judgement.kind === 'seen') return;
    if (judgement.kind === 'hindered') return this.layAside(record, judgement);
    try {
      await this.follower.onEvent(judgement.event, record, signal);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.layAside(record, { cause: 'refused', detail: error.message });
    }
    await this.places.put(topic, key, judgement.place);
  }

  private async layAside(
    record: TopicRecord,
    { cause, detail }: Omit<DeadLetterReason, 'group'>,
  ): Promise<void> {
    const reason = { group: this.follower.group, cause, detail };
    await this.letters.write(record, reason);
    this.follower.onDeadLetter(record, reason);
  }
}

/**
 * Follows topics of Hoso and proves on the way that no event of a key is missing, repeated or altered.
 * @throws RangeError for a topic that numbers nothing: every record of it would be a dead letter
 */
export const followChecked = ({ topics, places }: CheckedParts, follower: CheckedFollower): Following => {
  const unnumbered = follower.topics.filter((name) => UNNUMBERED_TOPICS.includes(name));
  if (unnumbered.length > 0)
    throw new RangeError(`${unnumbered.join(', ')}: its records have no number that could be checked`);
  const letters = new DeadLetters(topics, follower.group);
  const handling = new CheckedHandling(places, letters, follower);
  const following = topics.follow({
    group: follower.group,
    topics: follower.topics,
    onRecords: (records, signal) => handling.take(records, signal),
    onFault: (error) => follower.onFault(error),
  });
  const stop = async (): Promise<void> => {
    await following.stop();
    await letters.close();
  };
  return { stop };
};
