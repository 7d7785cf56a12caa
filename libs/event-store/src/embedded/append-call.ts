import { status, type sendUnaryData, type ServerReadableStream } from '@grpc/grpc-js';
import { MAX_APPEND_BYTES } from '../errors';
import type { AppendEngine } from './append-engine';
import { readAppendOptions, type AppendOptions } from './append-message';
import { dataSize, objectionTo } from './append-objection';
import { appendSuccess, appendWrongRevision, type Objection } from './append-response';
import { callError, callStatus, type CallError } from './call-error';
import { readProposal, type Proposal } from './proposal';
import { RefusedRequest } from './store-errors';
import { WireReader } from './wire';

export type AppendStream = ServerReadableStream<Buffer, Buffer>;

const endOf = (rejection: Objection): CallError => {
  switch (rejection.kind) {
    case 'refused':
      return callStatus(rejection.code, rejection.message);
    case 'too-late':
      return callStatus(status.DEADLINE_EXCEEDED, 'The deadline has passed');
    case 'too-large':
      return callStatus(status.INVALID_ARGUMENT, 'Maximum append size exceeded', {
        exception: 'maximum-append-size-exceeded',
        'maximum-append-size': String(MAX_APPEND_BYTES),
      });
  }
};

/** One Append call: a single append, its options in the first message and each event in one of its own. */
export class AppendCall {
  private options: AppendOptions | undefined;
  private readonly events: Proposal[] = [];
  private failed = false;

  constructor(
    call: AppendStream,
    private readonly answer: sendUnaryData<Buffer>,
    private readonly engine: AppendEngine,
  ) {
    call.on('data', (bytes: Buffer) => this.guarded(() => this.receive(new WireReader(bytes))));
    call.on('end', () => this.guarded(() => this.append()));
  }

  private guarded(step: () => void): void {
    if (this.failed) return;
    try {
      step();
    } catch (error) {
      this.fail(callError(error));
    }
  }

  private receive(message: WireReader): void {
    while (message.next()) {
      if (message.field === 1) this.options = readAppendOptions(message.message());
      else if (message.field === 2) this.add(readProposal(message.message()));
      else message.skip();
    }
  }

  private add(event: Proposal): void {
    if (dataSize(this.events) <= MAX_APPEND_BYTES) this.events.push(event);
  }

  private append(): void {
    if (!this.options) throw new RefusedRequest('invalid', 'The first message of an append has its options');
    const request = { ...this.options, events: this.events };
    const objection = objectionTo(request, this.events);
    if (objection) return this.fail(endOf(objection));
    this.engine.append(request, (outcome) => {
      if (outcome.kind === 'appended') this.answer(null, appendSuccess(outcome));
      else if (outcome.kind === 'failed') this.fail(callError(outcome.error));
      else this.answer(null, appendWrongRevision(request, outcome.current));
    });
  }

  private fail(error: CallError): void {
    this.failed = true;
    this.answer(error);
  }
}
