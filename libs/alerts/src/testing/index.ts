export { AlertWorld, minutesLater, recipient } from './alert-world';
export type { Stepped } from './alert-world';
export { mortalDatabase, Power, PowerCut } from './mortal-database';
export { RecordingSink } from './recording-sink';
