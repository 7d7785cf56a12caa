import type { Instant } from '@hoso/kernel';
import type { TopicMessage } from '@hoso/messaging';
import type { StreamNote } from '@hoso/publication';
import { within, type Place } from './place';

/** What the tables are to hold when a batch stands in the topics. */
export interface Changes {
  /** Everything up to it is told. */
  readonly through: bigint;
  /** The next number of each key of a topic. */
  readonly sequences: ReadonlyMap<string, number>;
  readonly notes: ReadonlyMap<string, StreamNote>;
  readonly places: ReadonlyMap<string, Place>;
}

/** A part of the log on its way into the topics; it grows until it is taken. */
export class Batch {
  readonly messages: TopicMessage[] = [];
  readonly sequences = new Map<string, number>();
  readonly notes = new Map<string, StreamNote>();
  readonly places = new Map<string, Place>();
  through: bigint | undefined;
  /** When its first event was recorded. */
  oldest: Instant | undefined;
  events = 0;

  /** Adds a record behind all others of its partition. */
  add(message: TopicMessage, at: Pick<Place, 'partition' | 'position'>): void {
    const { topic } = message;
    const name = within(topic, at.partition);
    const records = (this.places.get(name)?.records ?? 0) + 1;
    this.places.set(name, { topic, ...at, records });
    this.messages.push(message);
  }
}
