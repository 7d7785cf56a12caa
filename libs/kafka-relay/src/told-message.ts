import type { TopicMessage } from '@hoso/messaging';
import type { PublishedMessage } from '@hoso/publication';

/** A record of an event; one of `none` has no number: dead letters, which others write too. */
export interface ToldMessage extends TopicMessage {
  readonly numbering: PublishedMessage['numbering'] | 'none';
}
