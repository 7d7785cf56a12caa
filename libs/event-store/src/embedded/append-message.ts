import { ANY, NO_STREAM, STREAM_EXISTS } from './append-engine';
import { readProposal, type Proposal } from './proposal';
import { streamName } from './read-request';
import { RefusedRequest } from './store-errors';
import { WireReader } from './wire';

/** Where an append is to go; `options` of Append and BatchAppend agree on these fields. */
export interface AppendOptions {
  readonly stream: Buffer;
  readonly expected: number;
  /** Milliseconds since 1970 after which no answer is wanted; BatchAppend only. */
  readonly deadlineMs: number;
}

const milliseconds = (timestamp: WireReader): number => {
  let value = 0;
  while (timestamp.next()) {
    if (timestamp.field === 1) value += timestamp.varint() * 1000;
    else if (timestamp.field === 2) value += timestamp.varint() / 1_000_000;
    else timestamp.skip();
  }
  return value;
};

/** Append has `any` in field 4, `stream exists` in 5 and no deadline; BatchAppend the same and a deadline in 6. */
export const readAppendOptions = (options: WireReader): AppendOptions => {
  let stream: Buffer | undefined;
  let expected = ANY;
  let deadlineMs = Infinity;
  while (options.next()) {
    if (options.field === 1) stream = streamName(options.message());
    else if (options.field === 2) expected = options.varint();
    else if (options.field === 6) deadlineMs = milliseconds(options.message());
    else {
      expected = { 3: NO_STREAM, 4: ANY, 5: STREAM_EXISTS }[options.field] ?? expected;
      options.skip();
    }
  }
  if (!stream) throw new RefusedRequest('invalid', 'The name of the stream is missing');
  return { stream, expected, deadlineMs };
};

/** One message of BatchAppend; an append may come in several, of which the first has the options. */
export class BatchMessage {
  /** The encoded id that the answer carries back. */
  correlation: Buffer = Buffer.alloc(0);
  options: AppendOptions | undefined;
  readonly events: Proposal[] = [];
  isFinal = false;
  /** Why this one append cannot be accepted; others on the same call go on. */
  refusal: RefusedRequest | undefined;

  /** @throws MalformedMessage */
  constructor(bytes: Buffer) {
    const message = new WireReader(bytes);
    while (message.next()) {
      try {
        this.take(message);
      } catch (error) {
        if (!(error instanceof RefusedRequest)) throw error;
        this.refusal ??= error;
      }
    }
  }

  private take(message: WireReader): void {
    if (message.field === 1) this.correlation = Buffer.from(message.content());
    else if (message.field === 2) this.options = readAppendOptions(message.message());
    else if (message.field === 3) this.events.push(readProposal(message.message()));
    else if (message.field === 4) this.isFinal = message.varint() === 1;
    else message.skip();
  }
}
