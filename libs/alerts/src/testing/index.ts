export { AlertWorld, minutesLater, recipient, stepped } from './alert-world';
export type { Stepped } from './alert-world';
export { startHookServer } from './hook-server';
export type { HookCall, HookServer } from './hook-server';
export { mortalDatabase, Power, PowerCut } from './mortal-database';
export { RecordingSink } from './recording-sink';
export { sampleMessage } from './sample-message';
export { startSmtpServer } from './smtp-server';
export type { SmtpManner, SmtpServer } from './smtp-server';
