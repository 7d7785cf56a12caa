export { STATUS_NAMES } from './contract/dossier-schema';
export { FAULT_KINDS } from './faults/fault-rule';
export type { FaultKind, FaultOrder, FaultRule } from './faults/fault-rule';
export type { Indicators } from './inspection/indicators';
export type { InspectedDossier, SandboxDesk } from './inspection/sandbox-desk';
export type { SandboxSettings } from './records/settings';
export { portalAddresses, SANDBOX_CREDENTIALS, startPortalSandbox } from './start-portal-sandbox';
export type { PortalAddresses, PortalSandbox, PortalSandboxStart } from './start-portal-sandbox';
