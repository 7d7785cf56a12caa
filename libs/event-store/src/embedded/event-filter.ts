import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { StoredEvent } from './frame';
import { startsWith } from './log-database';
import { RefusedRequest } from './store-errors';

/** What a filtered read wants to see. */
export interface EventFilter {
  readonly matches: (event: StoredEvent) => boolean;
  /** The beginnings of stream names, if these are what decides. */
  readonly streamPrefixes: readonly Buffer[] | undefined;
}

const compile = (source: string): RegExp => {
  try {
    return new RegExp(source, 'u');
  } catch {
    throw new RefusedRequest(`The filter '${source}' is not a regular expression`);
  }
};

/** A filter has either prefixes or a regular expression, on stream names or event types. @throws RefusedRequest */
export const filterOf = (options: ReadReq.Options.FilterOptions): EventFilter => {
  const by = options.hasEventType() ? 'type' : 'stream';
  const expression = options.getEventType() ?? options.getStreamIdentifier();
  const regex = expression?.getRegex();
  if (regex) {
    const pattern = compile(regex);
    return { matches: (event) => pattern.test(event[by].toString()), streamPrefixes: undefined };
  }
  const prefixes = (expression?.getPrefixList() ?? []).map((prefix) => Buffer.from(prefix));
  return {
    matches: (event) => prefixes.some((prefix) => startsWith(event[by], prefix)),
    streamPrefixes: by === 'stream' ? prefixes : undefined,
  };
};
