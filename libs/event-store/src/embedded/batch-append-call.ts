import type { ServerDuplexStream } from '@grpc/grpc-js';
import { MAX_APPEND_BYTES } from '../errors';
import type { AppendEngine, AppendOutcome, AppendRequest } from './append-engine';
import { BatchMessage, type AppendOptions } from './append-message';
import { dataSize, objectionTo } from './append-objection';
import { batchRejection, batchSuccess, type Rejection } from './append-response';
import { callError } from './call-error';
import type { Proposal } from './proposal';
import { RefusedRequest } from './store-errors';

export type BatchStream = ServerDuplexStream<Buffer, Buffer>;

/** An append of which not all messages have come. */
interface Unfinished {
  readonly options: AppendOptions | undefined;
  readonly events: Proposal[];
  refusal: RefusedRequest | undefined;
}

const MOST_UNFINISHED = 1_000;

const refusalOf = (error: unknown): Rejection => {
  const { code, details } = callError(error);
  return { kind: 'refused', message: details, code };
};

/** One BatchAppend call: any number of appends, each answered by its correlation id. */
export class BatchAppendCall {
  private readonly unfinished = new Map<string, Unfinished>();
  private inFlight = 0;
  private ended = false;
  private broken = false;

  constructor(
    private readonly call: BatchStream,
    private readonly engine: AppendEngine,
  ) {
    call.on('data', (bytes: Buffer) => this.receive(bytes));
    call.on('end', () => this.finish());
  }

  private receive(bytes: Buffer): void {
    try {
      const message = new BatchMessage(bytes);
      const { correlation, options, events } = message;
      if (message.isFinal && options && !message.refusal) this.append(correlation, { ...options, events });
      else this.collect(message);
    } catch (error) {
      this.fail(error);
    }
  }

  private collect(message: BatchMessage): void {
    const key = message.correlation.toString('latin1');
    const append = this.unfinished.get(key) ?? { options: message.options, events: [], refusal: undefined };
    append.refusal ??= message.refusal;
    if (dataSize(append.events) <= MAX_APPEND_BYTES) append.events.push(...message.events);
    if (message.isFinal) {
      this.unfinished.delete(key);
      this.conclude(message.correlation, append);
    } else if (this.unfinished.set(key, append).size > MOST_UNFINISHED)
      throw new RefusedRequest('invalid', `More than ${MOST_UNFINISHED} appends were begun and not finished`);
  }

  private conclude(correlation: Buffer, { options, events, refusal }: Unfinished): void {
    const stream = options?.stream ?? Buffer.alloc(0);
    if (refusal) this.reject(correlation, stream, refusalOf(refusal));
    else if (options) this.append(correlation, { ...options, events });
    else throw new RefusedRequest('invalid', 'The first message of an append has its options');
  }

  private append(correlation: Buffer, request: AppendRequest & AppendOptions): void {
    const objection = objectionTo(request, request.events);
    if (objection) return this.reject(correlation, request.stream, objection);
    this.inFlight++;
    try {
      this.engine.append(request, (outcome) => this.answer(correlation, request, outcome));
    } catch (error) {
      this.inFlight--;
      if (!(error instanceof RefusedRequest)) throw error;
      this.reject(correlation, request.stream, refusalOf(error));
    }
  }

  private answer(correlation: Buffer, request: AppendRequest, outcome: AppendOutcome): void {
    this.inFlight--;
    if (outcome.kind === 'failed') this.fail(outcome.error);
    else if (outcome.kind === 'wrong-revision')
      this.reject(correlation, request.stream, { ...outcome, expected: request.expected });
    else this.send(batchSuccess(correlation, request, outcome));
    if (this.ended) this.finish();
  }

  private reject(correlation: Buffer, stream: Buffer, rejection: Rejection): void {
    this.send(batchRejection(correlation, stream, rejection));
  }

  private send(response: Buffer): void {
    if (!this.broken && !this.call.cancelled && !this.call.destroyed) this.call.write(response);
  }

  private fail(error: unknown): void {
    if (this.broken) return;
    this.broken = true;
    this.call.emit('error', callError(error));
  }

  private finish(): void {
    this.ended = true;
    if (this.inFlight === 0 && !this.broken) this.call.end();
  }
}
