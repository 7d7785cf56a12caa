import { EventNotPublishable } from './not-publishable';
import { headersOf, toldValue, type Address, type ToldEvent } from './published-message';
import type { PublishedStream } from './published-stream';
import { byType, type Telling, type Tellings } from './telling';

/** On which topic, and whose record it is there. */
export interface Place {
  readonly topic: string;
  readonly addressOf: (event: ToldEvent) => Address;
}

/** The address of streams that are named by their key behind a prefix. */
export const keyedBehind =
  (prefix: string, room: string): Place['addressOf'] =>
  ({ recorded }) => {
    const key = recorded.stream.slice(prefix.length);
    return { source: `/${room}/${encodeURIComponent(key)}`, key };
  };

/** At most one message for an event, of its data alone, on one topic. */
export const simpleMessages = <Events>(
  positions: Tellings<Events>,
  { topic, addressOf }: Place,
): PublishedStream['messages'] => {
  const tellings = byType<Telling<never> | 'untold'>(positions);
  return (event) => {
    const telling = tellings.get(event.type);
    if (telling === 'untold') return [];
    if (!telling)
      throw new EventNotPublishable(`Nothing is said of events ${event.type} in ${event.recorded.stream}`);
    const address = addressOf(event);
    const value = toldValue(event, address, { telling, from: undefined });
    return [{ topic, key: address.key, value, headers: headersOf(event, false), numbering: 'per-key' }];
  };
};
