import { MAX_APPEND_BYTES } from '../errors';
import { ANY, NO_STREAM, STREAM_EXISTS, type AppendRequest, type Proposal } from './append-request';
import { readId } from './event-id';
import { MalformedMessage, RefusedRequest } from './store-errors';
import { WireReader } from './wire';

const NONE: Buffer = Buffer.alloc(0);

class ProposalBuilder implements Proposal {
  id = '';
  type = NONE;
  hasContentType = false;
  readonly entries: Buffer[] = [];
  metadata = NONE;
  data = NONE;

  take(message: WireReader): void {
    if (message.field === 1) this.id = readId(message.content());
    else if (message.field === 2) this.takeEntry(message.content());
    else if (message.field === 3) this.metadata = message.content();
    else if (message.field === 4) this.data = message.content();
  }

  private takeEntry(bytes: Buffer): void {
    const entry = new WireReader(bytes);
    let key = '';
    let value = NONE;
    while (entry.next())
      if (entry.field === 1) key = entry.content().toString('latin1');
      else if (entry.field === 2) value = entry.content();
    if (key === 'type') this.type = value;
    if (key === 'content-type') this.hasContentType = true;
    if (key !== 'created') this.entries.push(bytes);
  }
}

const readProposal = (message: WireReader): Proposal => {
  const proposal = new ProposalBuilder();
  while (message.next()) proposal.take(message);
  if (proposal.id === '') throw new RefusedRequest('An event needs an id');
  if (proposal.type.length === 0 || proposal.type.length > 0xffff)
    throw new RefusedRequest('An event needs a type of at most 65,535 bytes');
  if (!proposal.hasContentType) throw new RefusedRequest('An event needs a content type');
  return proposal;
};

const milliseconds = (timestamp: WireReader): number => {
  let value = 0;
  while (timestamp.next()) value += timestamp.varint() * (timestamp.field === 1 ? 1000 : 1e-6);
  return value;
};

const streamName = (identifier: WireReader): Buffer => {
  let name = NONE;
  while (identifier.next()) if (identifier.field === 3) name = identifier.content();
  return name;
};

interface AppendOptions {
  readonly stream: Buffer;
  readonly expected: number;
  /** Milliseconds since 1970 after which no answer is wanted. */
  readonly deadlineMs: number;
}

const UNVERSIONED: Readonly<Record<number, number>> = { 3: NO_STREAM, 4: ANY, 5: STREAM_EXISTS };

const readOptions = (options: WireReader): AppendOptions => {
  let stream = NONE;
  let expected = ANY;
  let deadlineMs = Infinity;
  while (options.next())
    if (options.field === 1) stream = streamName(options.message());
    else if (options.field === 2) expected = options.varint();
    else if (options.field === 6) deadlineMs = milliseconds(options.message());
    else expected = UNVERSIONED[options.field] ?? expected;
  return { stream, expected, deadlineMs };
};

/** The number of the options' field; in Append the events' one follows, in BatchAppend the correlation precedes. */
export type Layout = 1 | 2;

const METASTREAM = Buffer.from('$$');

/** An append as its messages bring it; those of Append and BatchAppend agree but for the numbers of their fields. */
export class AppendDraft {
  /** The encoded id that the answer of BatchAppend carries back. */
  correlation = NONE;
  isFinal = false;
  private options: AppendOptions | undefined;
  private readonly events: Proposal[] = [];
  private dataSize = 0;
  private refusal: RefusedRequest | undefined;

  get stream(): Buffer {
    return this.options?.stream ?? NONE;
  }

  /** @throws MalformedMessage; any other fault is this one append's, and others on the same call go on. */
  add(bytes: Buffer, layout: Layout): void {
    const message = new WireReader(bytes);
    while (message.next())
      try {
        this.take(message, message.field - layout);
      } catch (error) {
        if (!(error instanceof RefusedRequest) || error instanceof MalformedMessage) throw error;
        this.refusal ??= error;
      }
  }

  /** Adds what a later message brought. */
  join(later: AppendDraft): void {
    this.isFinal = later.isFinal;
    this.refusal ??= later.refusal;
    this.dataSize += later.dataSize;
    if (this.dataSize <= MAX_APPEND_BYTES) this.events.push(...later.events);
  }

  /**
   * What is to be decided; retention and access rules are out of scope, never ignored.
   * @throws RefusedRequest
   */
  request(): AppendRequest {
    if (this.refusal) throw this.refusal;
    if (!this.options) throw new RefusedRequest('The first message of an append has its options');
    if (this.dataSize > MAX_APPEND_BYTES)
      throw new RefusedRequest('Maximum append size exceeded', 'MaximumAppendSizeExceeded');
    if (this.options.deadlineMs < Date.now()) throw new RefusedRequest('The deadline has passed', 'Timeout');
    if (this.stream.subarray(0, 2).equals(METASTREAM))
      throw new RefusedRequest(
        'The embedded event store keeps everything and knows no stream metadata; use an EventStoreDB server',
        'Unsupported',
      );
    return { ...this.options, events: this.events };
  }

  private take(message: WireReader, field: number): void {
    if (field === -1) this.correlation = Buffer.from(message.content());
    else if (field === 0) this.options = readOptions(message.message());
    else if (field === 1) this.propose(readProposal(message.message()));
    else if (field === 2) this.isFinal = message.varint() === 1;
  }

  private propose(event: Proposal): void {
    this.dataSize += event.data.length;
    if (this.dataSize <= MAX_APPEND_BYTES) this.events.push(event);
  }
}
