export {
  CommandGate,
  CommandUnsendable,
  GateClosed,
  isCommandUnsendable,
  isGateClosed,
} from './command-gate';
export type { CommandAnswer, CommandCall } from './command-gate';
export { HttpCommandGate } from './http-command-gate';
export { startTopicCommands } from './start-topic-commands';
export type { RunningTopicCommands, TopicCommandsStart, TopicCommandsStatus } from './start-topic-commands';
