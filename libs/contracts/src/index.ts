export { asyncApiDocument } from './async-api/document';
export type { DocumentedSystem } from './async-api/document';
export { CATALOGUE, dataSchemaOf, isPublishedType, jsonSchemaOf, PUBLISHED_TYPES } from './catalogue';
export type { PublishedData, PublishedType } from './catalogue';
export { CLOUD_EVENTS_JSON, HEADERS } from './cloud-event';
export type { CloudEvent } from './cloud-event';
export { TOPICS, UNNUMBERED_TOPICS } from './topics';
export type { TopicKey, TopicSpec } from './topics';
