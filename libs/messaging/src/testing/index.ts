export { describeTopics } from './describe-topics';
export type { TopicsUnderTest } from './topics-under-test';
