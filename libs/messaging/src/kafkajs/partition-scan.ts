import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { TopicRecord } from '../port';
import { whileBeating } from './beating';
import { pause } from '../pause';
import { endingConsumer, passingGroup } from './kafka-client';
import { isCoordinatorMissing } from './kafka-faults';
import { recordsOf } from './kafka-records';
import { stay } from './stay';

/** A piece of a partition: `from` is inclusive, `to` exclusive and absent where it never ends. */
export interface Piece {
  readonly topic: string;
  readonly partition: number;
  readonly from: bigint;
  readonly to?: bigint;
}

const nameOf = ({ topic, partition }: Pick<Piece, 'topic' | 'partition'>): string => `${topic}/${partition}`;

interface Delivery {
  readonly records: readonly TopicRecord[];
  readonly taken: () => void;
}

/** Reads pieces with a consumer of its own; one delivery waits to be taken before more is fetched. */
class Scan {
  private readonly ending = new AbortController();
  private delivery: Delivery | undefined;
  private notify: () => void = () => undefined;

  /** @param open what is still to be read, by partition; it shrinks as records are taken */
  constructor(private readonly open: Map<string, Piece>) {}

  async *run(kafka: Kafka, signal: AbortSignal): AsyncGenerator<TopicRecord> {
    const consumer = endingConsumer(kafka, passingGroup());
    // Batches of markers and aborted records are not handed over, so the end of a piece is told by the consumer’s events.
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) =>
      this.reached(payload, BigInt(payload.lastOffset) + 1n),
    );
    const end = (): void => this.end();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    const outcome = this.consume(consumer).finally(end);
    outcome.catch(() => undefined);
    try {
      yield* this.deliveries();
    } finally {
      signal.removeEventListener('abort', end);
      end();
      await outcome;
    }
  }

  private consume(consumer: Consumer): Promise<void> {
    const topics = [...new Set([...this.open.values()].map(({ topic }) => topic))];
    const onBatch = (payload: EachBatchPayload): Promise<void> => this.onBatch(payload);
    const onStart = (): void => this.seek(consumer);
    return stay({ consumer, topics, onBatch, onStart }, this.ending.signal);
  }

  private async *deliveries(): AsyncGenerator<TopicRecord> {
    while (!this.ending.signal.aborted) {
      if (this.delivery) {
        yield* this.untilEnd(this.delivery.records);
        this.delivery.taken();
        this.delivery = undefined;
      } else await new Promise<void>((resolve) => (this.notify = resolve));
    }
  }

  private *untilEnd(records: readonly TopicRecord[]): Generator<TopicRecord> {
    for (const record of records) {
      if (this.ending.signal.aborted) return;
      const piece = this.open.get(nameOf(record))!;
      this.open.set(nameOf(record), { ...piece, from: record.offset + 1n });
      yield record;
    }
  }

  private seek(consumer: Consumer): void {
    for (const { topic, partition, from } of this.open.values())
      consumer.seek({ topic, partition, offset: String(from) });
  }

  private async onBatch({ batch, ...group }: EachBatchPayload): Promise<void> {
    const piece = this.open.get(nameOf(batch));
    if (piece) {
      const { from, to } = piece;
      const isInside = ({ offset }: TopicRecord): boolean =>
        offset >= from && (to === undefined || offset < to);
      await whileBeating(() => group.heartbeat(), this.hand(recordsOf(batch).filter(isInside)));
    }
    group.resolveOffset(batch.lastOffset());
  }

  private hand(records: readonly TopicRecord[]): Promise<void> {
    return new Promise((resolve) => {
      this.delivery = { records, taken: resolve };
      if (this.ending.signal.aborted) resolve();
      this.notify();
    });
  }

  /** A batch that ends because the scan does was perhaps not taken: it is read again. */
  private reached(place: Pick<Piece, 'topic' | 'partition'>, next: bigint): void {
    if (this.ending.signal.aborted) return;
    const to = this.open.get(nameOf(place))?.to;
    if (to === undefined || next < to) return;
    this.open.delete(nameOf(place));
    if (this.open.size === 0) this.end();
  }

  private end(): void {
    this.ending.abort();
    this.delivery?.taken();
    this.notify();
  }
}

const PATIENCE = 50;
const PAUSE_MS = 200;

/**
 * The committed records of some pieces, in order within each partition, until all are read or the signal is aborted.
 * @throws when the broker goes away
 */
export async function* scanPieces(
  kafka: Kafka,
  pieces: readonly Piece[],
  signal: AbortSignal,
): AsyncGenerator<TopicRecord> {
  const rest = new Map(pieces.map((piece) => [nameOf(piece), piece]));
  for (let patience = PATIENCE; rest.size > 0 && !signal.aborted; patience--) {
    try {
      yield* new Scan(rest).run(kafka, signal);
    } catch (error) {
      if (patience === 0 || !isCoordinatorMissing(error)) throw error;
      await pause(PAUSE_MS, signal);
    }
  }
}
