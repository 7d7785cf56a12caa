import type { AlertSubject } from '@hoso/domain';

/**
 * What the messages of a stream need besides the event itself: a fold over the stream from its first event, small plain
 * JSON, so that whoever publishes keeps it beside its place in the log or folds the stream again.
 */
export interface StreamNote {
  /** The dossier's history was imported. */
  readonly imported?: true;
  /** What the alert is about: it is said once, when the alert is raised. */
  readonly subject?: AlertSubject;
}

/** Of a stream of which there is nothing to remember: most of them. */
export const NO_NOTE: StreamNote = {};
