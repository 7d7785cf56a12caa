import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { AllBackwards, AllForwards, StreamBackwards, StreamForwards, type LogCursor } from './log-cursor';
import type { LogDatabase } from './log-database';
import type { ReadRequest } from './read-request';
import { CAUGHT_UP, checkpoint, confirmation, eventResponse, streamNotFound } from './read-response';
import { RefusedRequest } from './store-errors';

export type ReadStream = ServerWritableStream<Buffer, Buffer>;

/** What reads need from the store that serves them. */
export interface ReadSource {
  readonly database: LogDatabase;
  /** The position after the last event on disk. */
  end(): number;
  /** Calls back once, at the next commit; returns how to withdraw. */
  onNextCommit(wake: () => void): () => void;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One Read call: a bounded read, or a subscription that ends when the client goes. */
export class ReadCall {
  private position: number;
  private sinceCheckpoint = 0;

  constructor(
    private readonly call: ReadStream,
    private readonly source: ReadSource,
    private readonly request: ReadRequest,
  ) {
    this.position = this.startPosition();
  }

  /** @throws RefusedRequest, StoreDamaged */
  async run(): Promise<void> {
    if (this.request.limit === undefined) return this.subscribe();
    await this.read(this.request.limit);
    this.call.end();
  }

  private async read(limit: number): Promise<void> {
    const { stream, backwards } = this.request;
    if (stream && this.source.database.numberOf(stream) === undefined) {
      this.call.write(streamNotFound(stream));
      return;
    }
    const cursor = this.cursor(backwards);
    let left = limit;
    while (left > 0 && !this.call.cancelled) {
      const events = cursor.next();
      if (events.length === 0) return;
      for (const event of events.slice(0, left))
        this.call.write(eventResponse(event, this.request.structuredIds));
      left -= events.length;
      await this.drained();
    }
  }

  private async subscribe(): Promise<void> {
    this.call.write(confirmation(randomUUID()));
    const cursor = this.cursor(false);
    for (let caughtUp = false; !this.call.cancelled;) {
      const events = cursor.next();
      for (const event of events) this.consider(event);
      if (events.length > 0) {
        await this.drained();
        continue;
      }
      if (!caughtUp) this.catchUp();
      caughtUp = true;
      await this.nextCommit();
    }
  }

  private consider(event: Parameters<typeof eventResponse>[0]): void {
    this.position = event.position;
    const { matches, checkpointEvery, structuredIds } = this.request;
    if (!matches || matches(event)) this.call.write(eventResponse(event, structuredIds));
    if (matches && ++this.sinceCheckpoint >= checkpointEvery) this.checkpoint();
  }

  private checkpoint(): void {
    this.sinceCheckpoint = 0;
    if (this.position >= 0) this.call.write(checkpoint(this.position));
  }

  private catchUp(): void {
    if (this.request.matches) this.checkpoint();
    this.call.write(CAUGHT_UP);
  }

  /** A slow reader holds up only itself: nothing is queued for it beyond what was just read. */
  private async drained(): Promise<void> {
    if (!this.call.writableNeedDrain) return nextTurn();
    await new Promise<void>((resolve) => {
      this.call.once('drain', resolve);
      this.call.once('cancelled', resolve);
      this.call.once('close', resolve);
    });
  }

  private async nextCommit(): Promise<void> {
    await new Promise<void>((resolve) => {
      const withdraw = this.source.onNextCommit(resolve);
      this.call.once('cancelled', () => {
        withdraw();
        resolve();
      });
    });
  }

  private startPosition(): number {
    const { stream, start, limit } = this.request;
    if (stream || typeof start !== 'number') return start === 'end' && !stream ? this.source.end() - 1 : -1;
    if (start >= this.source.end())
      throw new RefusedRequest(
        'invalid',
        `No event stands at position ${start}: the log ends before ${this.source.end()}`,
      );
    return limit === undefined ? start : -1;
  }

  /** Reads begin with the event that they name, subscriptions after it. */
  private cursor(backwards: boolean): LogCursor {
    const { stream, start, limit } = this.request;
    const { database } = this.source;
    const skip = limit === undefined && typeof start === 'number' ? 1 : 0;
    const end = stream ? 0xffffffff : this.source.end() - 1;
    if (backwards) {
      const from = start === 'end' ? end : start === 'start' ? 0 : start;
      return stream ? new StreamBackwards(database, stream, from) : new AllBackwards(database, from);
    }
    const from = start === 'start' ? 0 : start === 'end' ? this.endOf(stream) : start + skip;
    return stream ? new StreamForwards(database, stream, from) : new AllForwards(database, from);
  }

  private endOf(stream: Buffer | undefined): number {
    if (!stream) return this.source.end();
    const number = this.source.database.numberOf(stream);
    return number === undefined ? 0 : this.source.database.lastRevision(number) + 1;
  }
}
