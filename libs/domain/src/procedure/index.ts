export { CHANNELS, LEVELS } from './procedure';
export type {
  Channel,
  Component,
  Fee,
  Level,
  ProcedureStep,
  ProcedureVersion,
  StatutoryExtension,
  SupplementClock,
} from './procedure';
export { procedureDecider } from './procedure-decider';
export type { ProcedureCommand, ProcedureCommands, ProcedureFacts } from './procedure-decider';
export type { ProcedureEvent, ProcedureEvents, Publication } from './procedure-event';
export type { ProcedureState } from './procedure-state';
export { PROCEDURE_REFUSAL_SOURCES } from './refusals';
export type { ProcedureRefusal } from './refusals';
export { limitFor, versionInForce } from './version-in-force';
