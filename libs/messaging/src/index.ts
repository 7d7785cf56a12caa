export { BareProducer } from './kafkajs/bare-producer';
export {
  isMessageTooLarge,
  isPublicationUnknown,
  isPublisherFenced,
  isTopicsUnavailable,
  isTopicUnknown,
  MessageTooLarge,
  PublicationUnknown,
  PublisherFenced,
  TopicsUnavailable,
  TopicUnknown,
} from './errors';
export { Topics } from './port';
export type {
  Follower,
  Following,
  GroupLag,
  Publisher,
  TopicMessage,
  TopicOverview,
  TopicRecord,
} from './port';
export { openTopics } from './open-topics';
export type { TopicsSettings } from './open-topics';
