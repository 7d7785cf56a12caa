export {
  bigint,
  boolean,
  columnName,
  day,
  integer,
  json,
  moment,
  nullable,
  orNull,
  text,
} from './definition/column';
export type { Column, Columns, RowOf } from './definition/column';
export { ALERTS } from './definition/alert-streams';
export { DOSSIERS } from './definition/dossier-streams';
export { PETITIONS } from './definition/petition-streams';
export { PROCEDURES } from './definition/procedure-streams';
export { defineListProjection, defineProjection } from './definition/projection';
export type {
  Fold,
  FoldContext,
  ListFold,
  PinnedReference,
  ProjectedEvent,
  Projection,
  RowIn,
} from './definition/projection';
export type { StreamKind } from './definition/stream-kind';
export { alerts } from './projections/alerts';
export type { AlertRow, AlertStanding } from './projections/alerts';
export { EXPLANATION_ROW_STAGES } from './projections/explanation-row';
export type { ExplanationRow, ExplanationRowStage } from './projections/explanation-row';
export { explanations } from './projections/explanations';
export { lateness } from './projections/lateness';
export type { LatenessRow } from './projections/lateness';
export { PROJECTIONS } from './projections/all';
export { dossiers } from './projections/dossiers';
export { duties } from './projections/duties';
export type { DutiesRow } from './projections/duties';
export type { OwedDuty } from './projections/owed-duties';
export { petitionDuties } from './projections/petition-duties';
export type { PetitionDutiesRow } from './projections/petition-duties';
export { petitions } from './projections/petitions';
export type { PetitionRow } from './projections/petitions';
export { attribution } from './projections/attribution';
export type { IntervalRow } from './projections/attribution';
export { digitisation } from './projections/digitisation';
export type { BeyondRules, DigitisationRow } from './projections/digitisation';
export { NEVER } from './projections/dossier-row';
export type { DossierRow } from './projections/dossier-row';
export { procedures } from './projections/procedures';
export type { ProcedureRow } from './projections/procedures';
export { timeline } from './projections/timeline';
export type { MilestoneRow } from './projections/timeline';
export { unlessSame } from './definition/same-row';
export { AlertList } from './queries/alert-list';
export type { AlertFilter, AlertPage, ListedAlert } from './queries/alert-list';
export { DossierList } from './queries/dossier-list';
export type { DossierFilter, DossierPage, ListCursor, ListedDossier, ListPage } from './queries/dossier-list';
export { ExplanationList } from './queries/explanation-list';
export type {
  BreachSpan,
  ExplanationFilter,
  ExplanationListPage,
  ExplanationPage,
  ListedExplanation,
} from './queries/explanation-list';
export { AwaitedList } from './queries/awaited-list';
export type { AwaitedFilter, AwaitedListPage, AwaitedPage, ListedAwaited } from './queries/awaited-list';
export { LATENESS_OF, LatenessList } from './queries/lateness-list';
export type {
  LatenessFilter,
  LatenessPage,
  ListedLateness,
  RepeatedCursor,
  RepeatedFilter,
  RepeatedLateness,
  RepeatedPage,
} from './queries/lateness-list';
export type { RowCursor } from './queries/row-cursor';
export { AWAITED_KINDS } from './projections/awaited';
export type { AwaitedKind } from './projections/awaited';
export { PetitionList } from './queries/petition-list';
export type { ListedPetition, PetitionFilter, PetitionListPage, PetitionPage } from './queries/petition-list';
export { PublicTracking } from './queries/public-tracking';
export type { PublicMilestone, TrackedDossier } from './queries/public-tracking';
export { PublishedProcedures } from './queries/published-procedures';
export type { CatalogueFilter, CataloguePage, PublishedProcedure } from './queries/published-procedures';
export { openReadModels } from './queries/read-models';
export type { ReadModels } from './queries/read-models';
export { readQueries, readRows } from './queries/read-schema';
export type { ReadQueries, ReadSchema } from './queries/read-schema';
export { reportFacts } from './projections/reports/report-facts';
export type { ReportFactsRow } from './projections/reports/report-facts';
export { reportPetitions } from './projections/reports/report-petitions';
export { reportProcedures } from './projections/reports/report-procedures';
export { reportTime } from './projections/reports/report-time';
export type { ReportTimeRow } from './projections/reports/report-time';
export { OpenDossierList } from './queries/open-dossier-list';
export type { ListedOpenDossier, OpenDossierListParts } from './queries/open-dossier-list';
export { bringToHead } from './runner/bring-to-head';
export type { Progress } from './runner/catch-up';
export type { Lag } from './runner/live-runner';
export { Projector } from './runner/projector';
export type { ProjectorParts } from './runner/projector';
export { LIVE, readCheckpoint } from './store/checkpoints';
export type { Checkpoint } from './store/checkpoints';
export { parkedStreams } from './store/parked-streams';
export type { ParkedStream } from './store/parked-streams';
export { SCHEMA } from './store/migrations';
export { checkAll, checkSample } from './upkeep/drift-check';
export { driftOf } from './upkeep/drift';
export type { DriftParts, DriftReport, RowDifference } from './upkeep/drift';
export { Freshness } from './upkeep/freshness';
export type { Wanted } from './upkeep/freshness';
export { rebuild } from './upkeep/rebuild';
export type { RebuildParts } from './upkeep/rebuild';
export { rebuildStream, retryParked } from './upkeep/rewrite';
export type { RetryReport } from './upkeep/rewrite';
export { isUpkeepFailure, UpkeepFailure } from './upkeep/upkeep-failure';
export type { UpkeepFailureCode } from './upkeep/upkeep-failure';
