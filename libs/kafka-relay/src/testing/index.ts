export { MemoryTopics } from './memory-topics';
export type { PublishFate } from './memory-topics';
export { growingLog, stored } from './written-log';
export type { GrowingLog } from './written-log';
