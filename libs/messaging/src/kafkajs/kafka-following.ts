import { setMaxListeners } from 'node:events';
import type { Batch, Consumer, ConsumerEndBatchProcessEvent, EachBatchPayload, Kafka } from 'kafkajs';
import { pause } from '../pause';
import type { Follower, Following } from '../port';
import { whileBeating } from './beating';
import { endingConsumer } from './kafka-client';
import { recordsOf } from './kafka-records';
import { stay } from './stay';

/** Before records whose handler failed come again, and before a consumer is built anew. */
const AGAIN_MS = 1_000;

const AT_ONCE = 16;

/** A follower on a consumer group; a consumer that crashes is replaced. */
export class KafkaFollowing implements Following {
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;

  constructor(
    private readonly kafka: Kafka,
    private readonly follower: Follower,
  ) {
    setMaxListeners(0, this.stopping.signal); // each record a handler holds may wait for it
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const { group, topics } = this.follower;
    const onBatch = (payload: EachBatchPayload) => this.onBatch(payload);
    while (!signal.aborted) {
      const consumer = endingConsumer(this.kafka, group);
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => passEmpty(consumer, payload));
      try {
        await stay({ consumer, topics, onBatch, partitionsAtOnce: AT_ONCE }, signal);
      } catch (error) {
        this.follower.onFault(error);
        await pause(AGAIN_MS, signal);
      }
    }
  }

  /** A failure of the handler never reaches kafkajs, which dies of some errors: the partition rests and is fetched again. */
  private async onBatch({ batch, ...group }: EachBatchPayload): Promise<void> {
    const { signal } = this.stopping;
    if (signal.aborted) return;
    const failure = await whileBeating(() => group.heartbeat(), this.failureOf(batch));
    if (failure === undefined) {
      group.resolveOffset(batch.lastOffset());
      await group.commitOffsetsIfNecessary(placeBehind(batch));
      return;
    }
    const resume = group.pause();
    void pause(AGAIN_MS, signal).then(resume);
    if (!signal.aborted) this.follower.onFault(failure.reason);
  }

  private async failureOf(batch: Batch): Promise<{ readonly reason: unknown } | undefined> {
    try {
      await this.follower.onRecords(recordsOf(batch), this.stopping.signal);
      return undefined;
    } catch (reason) {
      return { reason };
    }
  }
}

/**
 * A batch of markers and aborted records is not handed over; without a place behind it a group that handled everything
 * would seem to lag. Nothing is lost when it fails.
 */
const passEmpty = (consumer: Consumer, batch: ConsumerEndBatchProcessEvent['payload']): void => {
  if (batch.batchSize > 0) return;
  const { topic, partition, lastOffset } = batch;
  const offset = String(BigInt(lastOffset) + 1n);
  consumer.commitOffsets([{ topic, partition, offset }]).catch(() => undefined);
};

/** Behind the markers that close it as well, so that a group that handled everything has no lag. */
const placeBehind = (batch: Batch) => {
  const offset = String(BigInt(batch.lastOffset()) + 1n);
  return { topics: [{ topic: batch.topic, partitions: [{ partition: batch.partition, offset }] }] };
};
