import type { PublishedMessage, ToldEvent } from './published-message';
import type { StreamNote } from './stream-note';

/** Streams of one kind and what is told of them. */
export interface PublishedStream {
  /** Of the stream's name; what follows is its key. */
  readonly prefix: string;
  /** The note after an event; the same object when nothing changed. */
  readonly noted: (note: StreamNote, event: ToldEvent) => StreamNote;
  /** @throws EventNotPublishable for an event of an unknown type, or when the note lacks what was noted */
  readonly messages: (event: ToldEvent, note: StreamNote) => readonly PublishedMessage[];
}

/** For streams that have nothing to remember. */
export const unnoted = (note: StreamNote): StreamNote => note;
