export { answeringUnit, answeringUnits } from './accountability/answering-units';
export { CAUSES } from './accountability/causes';
export type { Cause, CauseNature } from './accountability/causes';
export type { DossierCommand, DossierCommands, DossierCommandType, OpeningCommands } from './commands';
export { DOSSIER_EVENT_TYPES } from './correction/undoable';
export { allowedActions, dossierDecider, OPENING_COMMANDS, SLICES } from './decider';
export type { Remedy } from './events/accountability-events';
export { isClockEvent } from './events/clock-events';
export type { ClockEvents, ClockFact, Lateness } from './events/clock-events';
export type { DossierEvent, DossierEvents, DossierEventType } from './events/dossier-event';
export type { DossierDecision, Facts } from './facts';
export { isSuperior } from './guards/superiors';
export { isClockCommand } from './duties/clock-commands';
export type { ClockCommands, ClockCommandType } from './duties/clock-commands';
export { commandOf } from './duties/command-of';
export { dutiesOf } from './duties/duties-of';
export type { Duty, DutyKind } from './duties/duty';
export { thresholdsDayOf } from './duties/duty-facts';
export type { DutyFacts } from './duties/duty-facts';
export { apologyDueAt } from './lateness/apology-duty';
export { DEFAULT_POLICY, REGIMES } from './law';
export type { NearDueThreshold, Policy, Regime, Superiors } from './law';
export { afterPassing, beforeRevision, chargeAt, heirOf } from './ledger/charges';
export type { Charge, FormerCharge, Rehoming } from './ledger/charges';
export type { Interval, Ledger, Owner, Party } from './ledger/ledger';
export { dueUnderCalendar, dueUnderLimit } from './ledger/what-if';
export type { LimitChange } from './ledger/what-if';
export { REFUSAL_SOURCES } from './refusals';
export type { RefusalCode } from './refusals';
export { askedAgain } from './repetition/asked-again';
export { isDecided } from './state/dossier';
export type { Dossier, OpenedDossier } from './state/dossier';
export type { Explanation, Explanations } from './state/explanation';
export type { Handling } from './state/handling';
export { ASSISTANTS, PHASES } from './vocabulary';
export type {
  Applicant,
  DueDates,
  FileRef,
  Letter,
  NationalFiling,
  Opening,
  Phase,
  PortalAccount,
  ProvidedComponent,
  Reuse,
  Rules,
  SupplementItem,
} from './vocabulary';
export type { OpeningData } from './reception/opening';
