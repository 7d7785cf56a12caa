import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { AppendEngine } from './append-engine';
import type { AppendOutcome, AppendRequest } from './append-request';
import { AppendDraft } from './append-message';
import { batchOutcome, batchRefusal } from './append-response';
import { callError, RefusedRequest } from './store-errors';

export type BatchStream = ServerDuplexStream<Buffer, Buffer>;

const MOST_UNFINISHED = 1_000;

/** One BatchAppend call: any number of appends, each answered by its correlation id. */
export class BatchAppendCall {
  /** Appends of which not all messages have come. */
  private readonly unfinished = new Map<string, AppendDraft>();
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
      const message = new AppendDraft();
      message.add(bytes, 2);
      const key = message.correlation.toString('latin1');
      const draft = this.unfinished.get(key);
      draft?.join(message);
      if (!message.isFinal) return this.keep(key, draft ?? message);
      this.unfinished.delete(key);
      this.append(draft ?? message);
    } catch (error) {
      this.fail(error);
    }
  }

  private keep(key: string, draft: AppendDraft): void {
    if (this.unfinished.set(key, draft).size > MOST_UNFINISHED)
      throw new RefusedRequest(`More than ${MOST_UNFINISHED} appends were begun and not finished`);
  }

  private append(draft: AppendDraft): void {
    try {
      const request = draft.request();
      this.engine.append(request, (outcome) => this.answer(draft, request, outcome));
      this.inFlight++;
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      this.send(batchRefusal(draft, error));
    }
  }

  private answer(draft: AppendDraft, request: AppendRequest, outcome: AppendOutcome): void {
    this.inFlight--;
    if (outcome.kind === 'failed') this.fail(outcome.error);
    else this.send(batchOutcome(draft, request, outcome));
    if (this.ended) this.finish();
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
