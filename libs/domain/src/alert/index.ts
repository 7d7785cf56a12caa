export type { Alert, AlertDelivery, AlertState } from './alert';
export type { AcknowledgeAlert, EscalateAlert, ResolveAlert } from './answering';
export { alertDecider } from './decider';
export type { AlertCommand, RaiseAlert } from './decider';
export { driftAlert } from './drift';
export type { Drift } from './drift';
export { ALERT_EVENT_TYPES } from './events';
export type { AlertEvent, AlertEvents, AlertEventType, PlannedDelivery } from './events';
export type { RecordedLateness } from './late-dates';
export { observe } from './observe';
export { observePetition } from './observe-petition';
export type { PetitionFact, PetitionWatch } from './observe-petition';
export { observePortal } from './observe-portal';
export type { PortalFact, PortalWatch } from './observe-portal';
export { alertPolicyOn, DEFAULT_ALERT_POLICIES } from './policy';
export type { AlertPolicy } from './policy';
export { lateReportAlert, lateReportKey, NOTHING_OWED } from './report-late';
export type { LateReport, ReportRound } from './report-late';
export { ALERT_REFUSAL_SOURCES } from './refusals';
export type { AlertRefusal } from './refusals';
export type { AlertFacts } from './rule';
export { superiorUnitOf } from './superior';
export { counted, periodOf, talliesOf } from './tally';
export type { LatenessTally, TallyPlace } from './tally';
export { ALERT_AUDIENCES, ALERT_KINDS, ALERT_SEVERITIES } from './vocabulary';
export type {
  AlertAudience,
  AlertKind,
  AlertOrder,
  AlertSeverity,
  AlertSubject,
  Evidence,
} from './vocabulary';
export type { CaseFact, DossierWatch, Raise, Resolve } from './watch';
