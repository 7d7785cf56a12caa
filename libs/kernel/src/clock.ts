import type { Instant } from './instant';

/** The only way in which time enters; an abstract class, so that it is a type and an injection token in one. */
export abstract class Clock {
  abstract now(): Instant;
}
