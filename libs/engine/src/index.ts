export { deadLetterSeal } from './dead-letter-seal';
export type { Ground } from './ground';
export { openApplication } from './open-application';
export { openGround } from './open-ground';
export { openReports } from './open-reports';
export {
  PortalNotConfigured,
  portalSettingsFor,
  portalSettingsIn,
  settingsOfSandbox,
} from './portal-settings';
export { adoptPolicies } from './policies/adopt-policies';
export { openPortalDesk } from './portal-desk';
export { portalSyncParts, runPortalSync } from './run-portal-sync';
export type { PortalSyncRun } from './run-portal-sync';
export { CACHED_STREAMS } from './run-projector';
export { adoptCatalogue, adoptSampleCatalogue, readSampleCatalogue } from './sample-catalogue';
export type { SampleCatalogue } from './sample-catalogue';
export { ENGINE_ROLES } from './engine-roles';
export type { EngineRole } from './engine-roles';
export { startClock, startKafkaRelay, startPortalSync, startProjector } from './start-apart';
export { EngineAlreadyRuns, startCommandApi, startEngine } from './start-engine';
export type { EngineStart, RunningEngine, WholeEngineStart } from './start-engine';
