export { AlertRecipientsError, readRecipients } from './delivery/recipients';
export type { Recipient } from './delivery/recipients';
export type { OutgoingMessage, SendOutcome, Sink, Sinks } from './delivery/sink';
export { SCHEMA as ALERTS_SCHEMA } from './migrations';
export { EngineCommands } from './process/engine-commands';
export { createAlertProcesses, prepareAlertTables, startAlerts } from './start-alerts';
export type { AlertSettings, AlertStart } from './start-alerts';
export { signatureOf } from './web-hook/web-hook-sink';
