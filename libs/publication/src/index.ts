export { EventNotPublishable, isEventNotPublishable } from './not-publishable';
export { PUBLISHED_EVENTS, publicationOf, withheld } from './publish';
export type { Publication } from './publish';
export type { PublishedMessage } from './published-message';
export { NO_NOTE } from './stream-note';
export type { StreamNote } from './stream-note';
