import type { Instant } from './instant';

/** What happened: a stored name, its data, and the business time at which it was so. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
  /** Business time; the store keeps its own time beside it. */
  readonly at: Instant;
}

/** A union of events from a map of stored name to data. */
export type EventOf<Map extends object> = {
  [Type in keyof Map & string]: Map[Type] extends object ? DomainEvent<Type, Map[Type]> : never;
}[keyof Map & string];
