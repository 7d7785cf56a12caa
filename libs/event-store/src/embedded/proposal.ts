import { RefusedRequest } from './store-errors';
import { WireReader } from './wire';

/** One proposed event; the buffers share memory with the message that brought it. */
export interface Proposal {
  /** A UUID in lower case. */
  readonly id: string;
  readonly type: Buffer;
  /** The entries of the system metadata (type, content type and others), as they came. */
  readonly entries: readonly Buffer[];
  readonly metadata: Buffer;
  readonly data: Buffer;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NONE: Buffer = Buffer.alloc(0);

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

const structuredId = (message: WireReader): string => {
  let most = 0n;
  let least = 0n;
  while (message.next()) {
    if (message.field === 1) most = message.varint64();
    else if (message.field === 2) least = message.varint64();
    else message.skip();
  }
  return dashed(((most << 64n) | least).toString(16).padStart(32, '0'));
};

/** A UUID in either of its two forms. @throws RefusedRequest when it is none. */
export const readUuid = (message: WireReader): string => {
  let id = '';
  while (message.next()) {
    if (message.field === 1) id = structuredId(message.message());
    else if (message.field === 2) id = message.content().toString('latin1').toLowerCase();
    else message.skip();
  }
  if (!UUID.test(id)) throw new RefusedRequest('invalid', `An event id must be a UUID, found '${id}'`);
  return id;
};

const entryOf = (message: WireReader): { readonly key: string; readonly value: Buffer } => {
  let key = '';
  let value = NONE;
  while (message.next()) {
    if (message.field === 1) key = message.content().toString('latin1');
    else if (message.field === 2) value = message.content();
    else message.skip();
  }
  return { key, value };
};

class ProposalBuilder {
  id = '';
  type = NONE;
  hasContentType = false;
  readonly entries: Buffer[] = [];
  metadata = NONE;
  data = NONE;

  take(message: WireReader): void {
    if (message.field === 1) this.id = readUuid(message.message());
    else if (message.field === 2) this.takeEntry(message.content());
    else if (message.field === 3) this.metadata = message.content();
    else if (message.field === 4) this.data = message.content();
    else message.skip();
  }

  private takeEntry(bytes: Buffer): void {
    const { key, value } = entryOf(new WireReader(bytes));
    if (key === 'created') return;
    if (key === 'type') this.type = value;
    else if (key === 'content-type') this.hasContentType = true;
    this.entries.push(bytes);
  }
}

/** Reads a proposed message of Append or BatchAppend, which agree on their fields. @throws RefusedRequest */
export const readProposal = (message: WireReader): Proposal => {
  const proposal = new ProposalBuilder();
  while (message.next()) proposal.take(message);
  if (proposal.id === '') throw new RefusedRequest('invalid', 'An event needs an id');
  if (proposal.type.length === 0 || proposal.type.length > 0xffff)
    throw new RefusedRequest('invalid', 'An event needs a type of at most 65,535 bytes');
  if (!proposal.hasContentType) throw new RefusedRequest('invalid', 'An event needs a content type');
  return proposal;
};
