export { describeEventStore } from './describe-event-store';
export type { EventStoreUnderTest } from './event-store-under-test';
export { startEventStoreFixture } from './embedded-fixture';
