import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { status, type sendUnaryData, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { serveAppend, type AppendStream } from './append-call';
import { AppendEngine } from './append-engine';
import { ANY } from './append-request';
import { BatchAppendCall, type BatchStream } from './batch-append-call';
import type { LogDatabase } from './log-database';
import { SUPPORTED_METHODS } from './protocol';
import { ReadCall, type ReadSource, type ReadStream } from './read-call';
import { callError, callStatus } from './store-errors';
import { readRequest } from './read-request';
import { nested } from './wire';

interface OpenCall {
  emit(event: 'error', error: Error): boolean;
  once(event: 'close' | 'cancelled' | 'finish', listener: () => void): unknown;
}

/** The calls of the protocol over one log. */
export class StoreService implements ReadSource {
  private readonly open = new Set<OpenCall>();
  readonly news = new EventEmitter().setMaxListeners(0);
  private readonly engine: AppendEngine;
  stopping = false;

  constructor(readonly database: LogDatabase) {
    this.engine = new AppendEngine(database, () => this.news.emit('commit'));
  }

  get calls(): UntypedServiceImplementation {
    return {
      read: (call: ReadStream) => this.read(call),
      append: (call: AppendStream, answer: sendUnaryData<Buffer>) => serveAppend(call, answer, this.engine),
      getSupportedMethods: (_call: unknown, answer: sendUnaryData<Buffer>) => answer(null, SUPPORTED_METHODS),
      batchAppend: (call: BatchStream) => {
        this.track(call);
        return new BatchAppendCall(call, this.engine);
      },
    };
  }

  end(): number {
    return this.engine.end;
  }

  /** Applications meet system events in the whole log from the first day, as on a real server. */
  recordStart(): Promise<void> {
    const entry = (key: string, value: string): Buffer => Buffer.concat([nested(1, key), nested(2, value)]);
    const event = {
      id: randomUUID(),
      type: Buffer.from('$started'),
      entries: [entry('type', '$started'), entry('content-type', 'application/json')],
      data: Buffer.from(JSON.stringify({ pid: process.pid })),
      metadata: Buffer.alloc(0),
    };
    const request = { stream: Buffer.from('$server'), expected: ANY, events: [event] };
    return new Promise((resolve, reject) =>
      this.engine.append(request, (outcome) =>
        outcome.kind === 'failed' ? reject(outcome.error) : resolve(),
      ),
    );
  }

  /** Ends calls as a server does that goes away: an orderly end would look like a finished read. */
  async stop(): Promise<void> {
    await this.engine.settled();
    this.stopping = true;
    for (const call of this.open)
      call.emit('error', callStatus(status.CANCELLED, 'The event store is stopping'));
    this.news.emit('commit');
    await this.engine.settled();
  }

  private read(call: ReadStream): void {
    this.track(call);
    const refuse = (error: unknown): void => {
      if (!this.stopping && !call.cancelled) call.emit('error', callError(error));
    };
    try {
      new ReadCall(call, this, readRequest(call.request)).run().catch(refuse);
    } catch (error) {
      refuse(error);
    }
  }

  private track(call: OpenCall): void {
    this.open.add(call);
    const forget = (): void => void this.open.delete(call);
    call.once('close', forget);
    call.once('cancelled', forget);
    call.once('finish', forget);
  }
}
