import type { Consumer, EachBatchPayload } from 'kafkajs';
import { orAborted } from '../or-aborted';

export interface StayParts {
  readonly consumer: Consumer;
  readonly topics: readonly string[];
  /** Partitions whose batches are handled side by side. */
  readonly partitionsAtOnce?: number;
  /** What it throws makes the consumer crash. */
  onBatch(payload: EachBatchPayload): Promise<void>;
  /** Called before the first batch is fetched; the place to seek and pause. */
  onStart?(): void;
}

/** Consumes until the signal is aborted. @throws what made the consumer crash, or kept it from starting */
export const stay = async (parts: StayParts, signal: AbortSignal): Promise<void> => {
  const { consumer, topics, partitionsAtOnce = 1 } = parts;
  const crashed = new Promise<never>((_, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  });
  crashed.catch(() => undefined);
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    const started = consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitionsAtOnce,
      eachBatch: (payload) => parts.onBatch(payload),
    });
    parts.onStart?.();
    await started;
    await orAborted(crashed, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await consumer.disconnect();
  }
};
