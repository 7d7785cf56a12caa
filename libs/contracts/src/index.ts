export { CLOUD_EVENTS_JSON, HEADERS } from './cloud-event';
export type { CloudEvent } from './cloud-event';
export { TOPICS } from './topics';
export type { TopicKey, TopicSpec } from './topics';
