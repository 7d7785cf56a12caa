import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { chosenAppends, cursorFor, type LogView } from './cursor-for';
import type { StoredEvent } from './frame';
import type { TrackCursor } from './log-cursor';
import type { ReadRequest } from './read-request';
import { CAUGHT_UP, checkpoint, confirmation, eventResponse, streamNotFound } from './read-response';

export type ReadStream = ServerWritableStream<ReadReq, Buffer>;

/** What reads need from the store that serves them. */
export interface ReadSource extends LogView {
  readonly stopping: boolean;
  /** Says `commit` at each commit and at the stop. */
  readonly news: EventEmitter;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One Read call: a bounded read, or a subscription that ends when the client goes. */
export class ReadCall {
  private readonly cursor: TrackCursor;
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
    const { limit, stream } = this.request;
    if (limit === undefined) return this.subscribe();
    if (stream && this.source.database.numberOf(stream) === undefined)
      this.call.write(streamNotFound(stream));
    else await this.read(limit);
    if (this.isOpen()) this.call.end();
  }

  private async read(limit: number): Promise<void> {
    const { filter } = this.request;
    for (let left = limit; left > 0 && this.isOpen();) {
      const events = this.cursor.next(left);
      if (events.length === 0) return;
      const wanted = filter ? events.filter(filter.matches) : events;
      for (const event of wanted.slice(0, left)) this.send(event);
      left -= wanted.length;
      if (left > 0) await this.drained();
    }
  }

  private async subscribe(): Promise<void> {
    this.call.write(confirmation(randomUUID()));
    this.startAt();
    await this.catchUpByIndex();
    for (let caughtUp = false; this.isOpen();) {
      const before = this.position;
      for (const event of this.isAtEnd() ? [] : this.cursor.next(Infinity)) await this.consider(event);
      if (this.position > before) {
        await this.drained();
        continue;
      }
      if (!caughtUp) this.catchUp();
      caughtUp = true;
      await this.nextCommit();
    }
  }

  /** Passes over what cannot match without reading it, up to what is now the end of the log. */
  private async catchUpByIndex(): Promise<void> {
    const chosen = this.request.stream
      ? undefined
      : chosenAppends(this.source, this.request, this.cursor.from);
    if (!chosen) return;
    const { cursor, end } = chosen;
    for (
      let events = cursor.next(Infinity);
      events.length > 0 && this.isOpen();
      events = cursor.next(Infinity)
    ) {
      for (const event of events) await this.consider(event);
      await this.drained();
    }
    await this.passTo(end - 1);
    this.cursor.from = Math.max(this.cursor.from, end);
  }

  private startAt(): void {
    const { stream, start } = this.request;
    if (!stream && start !== 'start') this.position = start === 'end' ? this.source.end() - 1 : start;
  }

  /** Knows it without a look at the disk, for a subscription to the whole log. */
  private isAtEnd(): boolean {
    return !this.request.stream && this.position + 1 >= this.source.end();
  }

  private async consider(event: StoredEvent): Promise<void> {
    const { filter } = this.request;
    if (filter) await this.passTo(event.position - 1);
    if (!filter || filter.matches(event)) this.send(event);
    if (filter) await this.passTo(event.position);
    this.position = event.position;
  }

  /** Checkpoints come after so many events considered, whether they were read or not. */
  private async passTo(position: number): Promise<void> {
    while (this.position < position && this.isOpen()) {
      const left = this.request.checkpointEvery - this.sinceCheckpoint;
      const step = Math.min(left, position - this.position);
      this.position += step;
      this.sinceCheckpoint += step;
      if (step === left) this.checkpoint();
      if (this.call.writableNeedDrain) await this.sleep();
    }
  }

  private send(event: StoredEvent): void {
    this.call.write(eventResponse(event, this.request.structuredIds));
  }

  private checkpoint(): void {
    this.sinceCheckpoint = 0;
    if (this.position >= 0) this.call.write(checkpoint(this.position));
  }

  private catchUp(): void {
    if (this.request.filter) this.checkpoint();
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
    const wake = (): void => this.goOn();
    this.source.news.once('commit', wake);
    await this.sleep();
    this.source.news.off('commit', wake);
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => (this.goOn = resolve));
  }
}
