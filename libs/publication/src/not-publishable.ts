/** An event that this program cannot tell: of a type or version it does not know, or without the note of its stream. */
export class EventNotPublishable extends Error {
  readonly code = 'event-not-publishable';
}

export const isEventNotPublishable = (error: unknown): error is EventNotPublishable =>
  error instanceof EventNotPublishable;
