import type { PersonKey } from '@hoso/event-format';

/** A key to seal with, and the id to write into the envelope: the key's own, so that it is found again. */
export interface SealingKey {
  /** The person's id; with `~2`, `~3` … when earlier keys of that person were destroyed. */
  readonly person: string;
  readonly key: PersonKey;
}

/** The keys of persons, kept apart from the log: destroying one makes every envelope sealed with it unreadable. */
export abstract class PersonKeys {
  /**
   * The present key of each person, by the person's id; a missing one is made, and is durable before this resolves.
   * Someone who comes back after an erasure gets a new key: what the old one sealed stays unreadable.
   */
  abstract keysFor(persons: readonly string[]): Promise<ReadonlyMap<string, SealingKey>>;

  /** The keys that open envelopes, by the person named in the envelope; a destroyed or unknown one is absent. */
  abstract find(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>>;

  /** Destroys every key of a person, given by the id or as an envelope names it; done already is done. */
  abstract destroy(person: string): Promise<void>;
}
