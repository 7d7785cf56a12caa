import { RefusedRequest } from './store-errors';
import { matcherOf, type FilterRequest, type Matches } from './event-filter';
import { WireReader } from './wire';

/** The first or the last event, or one that is named. */
export type Start = 'start' | 'end' | number;

/** A read or a subscription as it was asked for. */
export interface ReadRequest {
  /** Undefined for the whole log. */
  readonly stream: Buffer | undefined;
  readonly start: Start;
  readonly backwards: boolean;
  /** Undefined for a subscription. */
  readonly limit: number | undefined;
  readonly matches: Matches | undefined;
  /** The beginnings of stream names by which `matches` decides, if it does. */
  readonly streamPrefixes: readonly Buffer[] | undefined;
  /** After how many considered events a filtered subscription is told how far it came. */
  readonly checkpointEvery: number;
  readonly structuredIds: boolean;
}

const DEFAULT_WINDOW = 32;

class RequestBuilder implements ReadRequest {
  stream: Buffer | undefined;
  start: Start = 'start';
  backwards = false;
  limit: number | undefined;
  matches: Matches | undefined;
  streamPrefixes: readonly Buffer[] | undefined;
  checkpointEvery = DEFAULT_WINDOW;
  structuredIds = false;

  private readonly takers: Readonly<Record<number, (message: WireReader) => void>> = {
    1: (message) => this.takeStream(message.message()),
    2: (message) => this.takeAll(message.message()),
    3: (message) => void (this.backwards = message.varint() === 1),
    5: (message) => void (this.limit = message.varint()),
    7: (message) => this.takeFilter(message.message()),
    9: (message) => this.takeIdForm(message.message()),
  };

  take(message: WireReader): void {
    const taker = this.takers[message.field];
    if (taker) taker(message);
    else message.skip();
  }

  private takeStream(options: WireReader): void {
    while (options.next()) {
      if (options.field === 1) this.stream = streamName(options.message());
      else if (options.field === 2) this.start = options.varint();
      else this.takeEdge(options, { start: 3, end: 4 });
    }
  }

  private takeAll(options: WireReader): void {
    while (options.next()) {
      if (options.field === 1) this.start = position(options.message());
      else this.takeEdge(options, { start: 2, end: 3 });
    }
  }

  private takeEdge(options: WireReader, fields: { readonly start: number; readonly end: number }): void {
    if (options.field === fields.start) this.start = 'start';
    else if (options.field === fields.end) this.start = 'end';
    options.skip();
  }

  private takeFilter(options: WireReader): void {
    let window = DEFAULT_WINDOW;
    let multiplier = 1;
    while (options.next()) {
      if (options.field === 1) this.takeExpression(expression(options.message(), 'stream'));
      else if (options.field === 2) this.takeExpression(expression(options.message(), 'type'));
      else if (options.field === 3) window = options.varint();
      else if (options.field === 5) multiplier = options.varint();
      else options.skip();
    }
    this.checkpointEvery = Math.max(1, window * multiplier);
  }

  private takeExpression(filter: FilterRequest): void {
    this.matches = matcherOf(filter);
    this.streamPrefixes = filter.on === 'stream' && filter.regex === '' ? filter.prefixes : undefined;
  }

  private takeIdForm(options: WireReader): void {
    while (options.next()) {
      this.structuredIds = options.field === 1;
      options.skip();
    }
  }
}

/** The name in a stream identifier. */
export const streamName = (identifier: WireReader): Buffer => {
  let name: Buffer | undefined;
  while (identifier.next()) {
    if (identifier.field === 3) name = identifier.content();
    else identifier.skip();
  }
  if (!name) throw new RefusedRequest('invalid', 'The name of the stream is missing');
  return name;
};

const position = (message: WireReader): number => {
  let commit = 0;
  let prepare = 0;
  while (message.next()) {
    if (message.field === 1) commit = message.varint();
    else if (message.field === 2) prepare = message.varint();
    else message.skip();
  }
  if (commit === prepare) return commit;
  throw new RefusedRequest(
    'invalid',
    `No event has commit position ${commit} and prepare position ${prepare}`,
  );
};

const expression = (message: WireReader, on: FilterRequest['on']): FilterRequest => {
  const prefixes: Buffer[] = [];
  let regex = '';
  while (message.next()) {
    if (message.field === 1) regex = message.content().toString();
    else if (message.field === 2) prefixes.push(message.content());
    else message.skip();
  }
  return { on, prefixes, regex };
};

/** @throws RefusedRequest, MalformedMessage */
export const readRequest = (bytes: Buffer): ReadRequest => {
  const request = new RequestBuilder();
  const message = new WireReader(bytes);
  while (message.next()) {
    if (message.field !== 1) {
      message.skip();
      continue;
    }
    const options = message.message();
    while (options.next()) request.take(options);
  }
  if (request.stream && request.matches)
    throw new RefusedRequest('invalid', 'A filter is for the whole log, not for one stream');
  return request;
};
