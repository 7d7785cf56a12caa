export { describeOnKafka } from './on-kafka';
