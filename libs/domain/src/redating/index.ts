export { redatingDecider } from './decider';
export type { RedatingCommand, RedatingCommands, RedatingCommandType } from './decider';
export { REDATING_EVENT_TYPES } from './events';
export type { RedatingEvent, RedatingEvents, RedatingEventType } from './events';
export type { Redating, RedatingPhase, RedatingState } from './redating';
export { REDATING_REFUSAL_SOURCES } from './refusals';
export type { RedatingRefusal } from './refusals';
export { DEFAULT_REDATING_POLICY } from './rule';
export type { RedatingFacts, RedatingPolicy } from './rule';
export { isToRedate } from './totals';
export { REDATING_OUTCOMES } from './vocabulary';
export type {
  DossierScope,
  Instrument,
  RedatedDossier,
  RedatingCause,
  RedatingOutcome,
  RedatingTotals,
} from './vocabulary';
