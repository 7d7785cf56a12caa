export {
  AppendTooLarge,
  isAppendTooLarge,
  isOutcomeUnknown,
  isStoreUnavailable,
  isWrongExpectedRevision,
  MAX_APPEND_BYTES,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from './errors';
export { Inbox } from './inbox';
export type { Delivery, InboxOptions } from './inbox';
export { EventStore } from './port';
export type {
  Appended,
  EventFilter,
  EventToAppend,
  ExpectedRevision,
  RecordedEvent,
  StreamSlice,
  Subscriber,
  Subscription,
} from './port';
export { BareAppender } from './esdb/bare-appender';
export { connectEventStore } from './esdb/connect-event-store';
export type { GiveWay } from './esdb/giving-way';
export type { EsdbTiming } from './esdb/timing';
export { checkStore } from './embedded/check-store';
export type { StoreCheck } from './embedded/check-store';
export { startEmbeddedStore } from './embedded/embedded-store';
export type { EmbeddedStore, EmbeddedStoreOptions } from './embedded/embedded-store';
export { startEmbeddedStoreInWorker } from './embedded/start-in-worker';
export {
  isStoreDamaged,
  isStoreFolderInUse,
  isStorePortUnavailable,
  StoreDamaged,
  StoreFolderInUse,
  StorePortUnavailable,
} from './embedded/store-errors';
export { MemoryEventStore } from './memory/memory-event-store';
