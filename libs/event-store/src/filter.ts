import type { EventFilter, RecordedEvent } from './port';

/** Whether a filter lets an event through. @throws TypeError for an empty list of prefixes */
export const matcherOf = (filter: EventFilter): ((event: RecordedEvent) => boolean) => {
  if (filter === 'all') return ({ type, stream }) => !type.startsWith('$') && !stream.startsWith('$');
  const prefixes = 'streamPrefixes' in filter ? filter.streamPrefixes : filter.typePrefixes;
  if (prefixes.length === 0) throw new TypeError('A filter needs at least one prefix');
  return 'streamPrefixes' in filter
    ? ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix))
    : ({ type }) => prefixes.some((prefix) => type.startsWith(prefix));
};
