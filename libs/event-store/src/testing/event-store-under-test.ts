import type { EventStore } from '../port';

/** A store for one test, and what the contract may do with it. */
export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Stops the server and starts it again with the same data at the same address, where that is possible. */
  readonly restart?: () => Promise<void>;
  dispose(): Promise<void>;
}
