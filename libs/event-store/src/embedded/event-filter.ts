import type { StoredEvent } from './frame';
import { startsWith } from './log-database';
import { RefusedRequest } from './store-errors';

/** Whether an event is sent to a subscriber. */
export type Matches = (event: StoredEvent) => boolean;

/** A filter as the protocol states it: either prefixes or a regular expression, on stream names or event types. */
export interface FilterRequest {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly Buffer[];
  readonly regex: string;
}

const compile = (source: string): RegExp => {
  try {
    return new RegExp(source, 'u');
  } catch {
    throw new RefusedRequest('invalid', `The filter '${source}' is not a regular expression`);
  }
};

const textMatches = ({ prefixes, regex }: FilterRequest): ((text: Buffer) => boolean) => {
  if (regex !== '') {
    const pattern = compile(regex);
    return (text) => pattern.test(text.toString());
  }
  return (text) => prefixes.some((prefix) => startsWith(text, prefix));
};

/** @throws RefusedRequest for a regular expression that is none. */
export const matcherOf = (request: FilterRequest): Matches => {
  const matches = textMatches(request);
  return request.on === 'stream' ? ({ stream }) => matches(stream) : ({ type }) => matches(type);
};
