export { GateClosed, isGateClosed, PortalGate } from './exchange/gate';
export type { BreakerState } from './exchange/gate';
export type { PortalPace } from './exchange/pace';
export { compareProcedures, CatalogueUnread } from './procedures/compare-procedures';
export type { ComparisonParts, NamedProcedure, ProcedureComparison } from './procedures/compare-procedures';
export type { ProcedureDifference } from './procedures/procedure-differences';
export { ManyDecisions } from './list/decide-many';
export type { ManyDecided, ManyScope } from './list/decide-many';
export { PortalSyncList } from './list/portal-sync-list';
export type { StandingCounts, StandingFilter, StandingPage } from './list/portal-sync-list';
export { standingsOf } from './list/standings-of';
export type { StandingOfCode } from './list/standings-of';
export { DOSSIER_PREFIX, readTelling } from './telling/dossier-telling';
export type { DossierTelling } from './telling/dossier-telling';
export { PORTAL_STATES } from './list/standing';
export type { PortalStanding, PortalState } from './list/standing';
export { SCHEMA as PORTAL_SYNC_SCHEMA } from './migrations';
export type { ReconcileOptions, Reconciler, Reconciliation } from './reconciliation/reconciler';
export type { RollingPace, RollingStatus } from './reconciliation/rolling';
export {
  createPortalSync,
  createReconciler,
  preparePortalSyncTables,
  startPortalSync,
} from './start-portal-sync';
export type {
  PortalSyncHealth,
  PortalSyncParts,
  PortalSyncStart,
  RunningPortalSync,
} from './start-portal-sync';
export { QuestionList } from './questions/question-list';
export type { ListedQuestion, QuestionCounts, QuestionFilter, QuestionPage } from './questions/question-list';
export type { QuestionHealth } from './questions/start-questions';
export { monthsToTell } from './ratings/rated-months';
export { RatingRound } from './ratings/rating-round';
export type { RatingRoundParts, RatingsIn, RatingTotals } from './ratings/rating-round';
export { ratingStandings } from './ratings/rating-standings';
export type { StandingRatings } from './ratings/rating-standings';
export type { DeskHealth, PortalDesk } from './start-desk-work';
