export { Topics } from './port';
export type { Follower, Following, GroupLag, Publisher, TopicMessage, TopicRecord } from './port';
