export { isKafkaBrokerError, KafkaBrokerError } from './errors';
export { MortalBroker } from './mortal-broker';
export { startBroker } from './start-broker';
export type { BrokerStart, StartedBroker } from './start-broker';
export { stopBroker } from './stop-broker';
