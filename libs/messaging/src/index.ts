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
  NotText,
  Publisher,
  TopicMessage,
  TopicOverview,
  TopicRecord,
} from './port';
export { orAborted } from './or-aborted';
export { openTopics } from './open-topics';
export type { TopicsSettings } from './open-topics';
export { deadLetterOf } from './dead-letters/dead-letter';
export type { DeadLetter } from './dead-letters/dead-letter';
export { letterIdOf } from './dead-letters/letter-id';
export { openedDeadLetter, sealedDeadLetterOf } from './dead-letters/sealed';
export type { Seal, SealedDeadLetter, Unseal } from './dead-letters/sealed';
export { TopicLimits } from './dead-letters/topic-limits';
export { judge } from './consumer/chain';
export type { ChainPlace, Hindrance, Judgement } from './consumer/chain';
export { ChainPlaces, MemoryChainPlaces } from './consumer/chain-places';
export { FileChainPlaces } from './consumer/file-chain-places';
export { followChecked, RecordRefused } from './consumer/follow-checked';
export type { CheckedFollower, CheckedParts } from './consumer/follow-checked';
export type { DeadLetterReason } from './consumer/dead-letter';
