export { portalSyncDecider } from './decider';
export type { PortalSyncCommand, PortalSyncCommands, PortalSyncCommandType } from './decider';
export { PORTAL_SYNC_EVENT_TYPES } from './events';
export type { PortalSyncEvent, PortalSyncEvents, PortalSyncEventType } from './events';
export type { EndExchange } from './exchanging';
export { lastingIn, nameOfDifference } from './lasting';
export { nextPortalStep, SERVICE_OF } from './next-step';
export type { PortalStep } from './next-step';
export { messageRefOf } from './portal-sync';
export type { CurrentMessage, PortalKnowledge, PortalSync } from './portal-sync';
export type { ReconcilePortal } from './reconciling';
export { PORTAL_SYNC_REFUSAL_SOURCES } from './refusals';
export type { PortalSyncRefusal } from './refusals';
export { RELEASE_DECISIONS } from './vocabulary';
export type {
  ExchangeContent,
  ExchangeOutcome,
  MessageRef,
  ParkReason,
  PortalDifference,
  PortalService,
  ReleaseDecision,
} from './vocabulary';
