import type { EventStore } from '@hoso/event-store';
import type { RightOfWay } from '@hoso/platform';
import type { PersonKeys, Secrets } from '@hoso/person-keys';
import type { Database } from '@hoso/postgres';

/** The engines that a process stands on, wherever they run. */
export interface Ground {
  readonly store: EventStore;
  readonly database: Database<unknown>;
  readonly keys: PersonKeys;
  readonly secrets: Secrets;
  /** Connection strings for other processes; they hold passwords. */
  readonly connections: { readonly eventStore: string; readonly database: string };
  readonly ports: Readonly<Record<string, number>>;
  /** Whether the engines belong to another process, which `run.json` names. */
  readonly isBorrowed: boolean;
  /** What goes before the followers of the log in this process. */
  readonly rightOfWay: RightOfWay;
}
