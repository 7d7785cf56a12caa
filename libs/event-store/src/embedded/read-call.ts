import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { cursorFor, type LogView } from './cursor-for';
import type { StoredEvent } from './frame';
import type { LogCursor } from './log-cursor';
import type { ReadRequest } from './read-request';
import { CAUGHT_UP, checkpoint, confirmation, eventResponse, streamNotFound } from './read-response';

export type ReadStream = ServerWritableStream<Buffer, Buffer>;

/** What reads need from the store that serves them. */
export interface ReadSource extends LogView {
  readonly stopping: boolean;
  /** Calls back once, at the next commit or at the stop; returns how to withdraw. */
  onNextCommit(wake: () => void): () => void;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One Read call: a bounded read, or a subscription that ends when the client goes. */
export class ReadCall {
  private readonly cursor: LogCursor;
  /** The last event considered; -1 before the first. */
  private position = -1;
  private sinceCheckpoint = 0;
  private goOn: () => void = () => undefined;

  /** @throws RefusedRequest */
  constructor(
    private readonly call: ReadStream,
    private readonly source: ReadSource,
    private readonly request: ReadRequest,
  ) {
    this.cursor = cursorFor(source, request);
    for (const event of ['drain', 'cancelled', 'close']) call.on(event, () => this.goOn());
  }

  /** @throws StoreDamaged */
  async run(): Promise<void> {
    if (this.request.limit === undefined) return this.subscribe();
    await this.read(this.request.limit);
    if (this.isOpen()) this.call.end();
  }

  private async read(limit: number): Promise<void> {
    const { stream } = this.request;
    if (stream && this.source.database.numberOf(stream) === undefined) {
      this.call.write(streamNotFound(stream));
      return;
    }
    for (let left = limit; left > 0 && this.isOpen();) {
      const events = this.cursor.next(left);
      if (events.length === 0) return;
      for (const event of events.slice(0, left)) this.send(event);
      left -= events.length;
      if (left > 0) await this.drained();
    }
  }

  private async subscribe(): Promise<void> {
    this.call.write(confirmation(randomUUID()));
    this.startAt();
    for (let caughtUp = false; this.isOpen();) {
      const events = this.isAtEnd() ? [] : this.cursor.next(Infinity);
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

  private startAt(): void {
    const { stream, start } = this.request;
    if (!stream && start !== 'start') this.position = start === 'end' ? this.source.end() - 1 : start;
  }

  /** Knows it without a look at the disk, for a subscription to the whole log. */
  private isAtEnd(): boolean {
    return !this.request.stream && this.position + 1 >= this.source.end();
  }

  private consider(event: StoredEvent): void {
    this.position = event.position;
    const { matches, checkpointEvery } = this.request;
    if (!matches) return this.send(event);
    if (matches(event)) this.send(event);
    if (++this.sinceCheckpoint >= checkpointEvery) this.checkpoint();
  }

  private send(event: StoredEvent): void {
    this.call.write(eventResponse(event, this.request.structuredIds));
  }

  private checkpoint(): void {
    this.sinceCheckpoint = 0;
    if (this.position >= 0) this.call.write(checkpoint(this.position));
  }

  private catchUp(): void {
    if (this.request.matches) this.checkpoint();
    this.call.write(CAUGHT_UP);
  }

  private isOpen(): boolean {
    return !this.source.stopping && !this.call.cancelled && !this.call.destroyed;
  }

  /** A slow reader holds up only itself: nothing is queued for it beyond what was just read. */
  private async drained(): Promise<void> {
    if (!this.call.writableNeedDrain) return nextTurn();
    await this.sleep();
  }

  private async nextCommit(): Promise<void> {
    const withdraw = this.source.onNextCommit(() => this.goOn());
    await this.sleep();
    withdraw();
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => (this.goOn = resolve));
  }
}
