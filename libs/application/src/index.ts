export { AccountabilityDecisions } from './accountability/accountability-decisions';
export type { AccountabilityOutcome, AccountabilityParts } from './accountability/accountability-decisions';
export type {
  AccountabilityAccepted,
  AccountabilityRequest,
  ReportName,
} from './accountability/accountability-request';
export type { RecordedReport, ReportStream } from './accountability/accountability-streams';
export type { BreachSource } from './accountability/breach-source';
export { ReportDuties } from './accountability/report-duties';
export { ApplicationModule, createApplication } from './application.module';
export { AlertDecisions, unitsAlerted } from './alert/alert-decisions';
export type { AlertAccepted, AlertContext, AlertParts, AlertRequest } from './alert/alert-decisions';
export { AlertFactsFinder } from './alert/alert-facts';
export { ALERT_PREFIX, alertIdOf, readAlert } from './alert/alert-streams';
export type { AlertStream, AlertTrace } from './alert/alert-streams';
export type { Application, ApplicationPorts, PortalSyncs } from './application.module';
export { BulkIntake } from './bulk/bulk-intake';
export type { BulkLine, BulkResult } from './bulk/bulk-intake';
export type { ApologyPreview } from './documents/apology-draft';
export { DossierFiles } from './documents/dossier-files';
export { GetLetterQuery } from './documents/get-letter.query';
export { ProcessHistories } from './documents/process-histories';
export type { HistoryFilter } from './documents/process-histories';
export { busCommandOf } from './dossier/slices';
export type { CaseMemory, CaseSnapshot } from './intake/case-streams';
export type { Accepted, CommandContext, CommandRequest, Outcome } from './intake/command-request';
export type { CaseKind, CaseTypes } from './intake/case-kind';
export { DossierDecisions } from './intake/dossier-decisions';
export { CommandFailure, isCommandFailure } from './intake/failures';
export type { FailureCode } from './intake/failures';
export { capabilityOf, unitsConcerned, unitsEntitled } from './intake/permission';
export { isPetitionCode, petitionUnitsConcerned } from './intake/petition-case';
export { PetitionDecisions } from './intake/petition-decisions';
export type { PetitionOutcome, PetitionRequest } from './petition/petition-command';
export { petitionBusCommandOf } from './petition/slices';
export { PortalRatings } from './portal-rating/portal-ratings';
export type { PortalRatingStream } from './portal-rating/portal-ratings';
export { PortalSyncDecisions } from './portal-sync/portal-sync-decisions';
export type {
  OperatorCommand,
  PortalSyncAccepted,
  PortalSyncContext,
  PortalSyncRequest,
} from './portal-sync/portal-sync-decisions';
export { PortalSyncReader } from './portal-sync/portal-sync-reader';
export type { PortalSyncEntry, PortalSyncHistory } from './portal-sync/portal-sync-reader';
export { PORTAL_SYNC_PREFIX, PortalSyncStreams } from './portal-sync/portal-sync-streams';
export type { PortalSyncStream, PortalSyncWriting } from './portal-sync/portal-sync-streams';
export { RedatingAssessments } from './redating/assess-redating';
export type { RedatingProposal } from './redating/assess-redating';
export { followRedatings } from './redating/follow-redatings';
export type { RedatingJournal, RedatingsStart, RunningRedatings } from './redating/follow-redatings';
export { OpenDossiers } from './redating/open-dossiers';
export type { ListPart, OpenDossier } from './redating/open-dossiers';
export { RedatingDecisions } from './redating/redating-decisions';
export type { RedatingAccepted, RedatingContext, RedatingRequest } from './redating/redating-decisions';
export { RedatingReader } from './redating/redating-reader';
export type { ListedDossier, ListedFilter, RedatingView } from './redating/redating-reader';
export { demandRedating, demandRedatingRead, scopeFor } from './redating/redating-rights';
export { RedatingRunner } from './redating/redating-runner';
export type { Redatings } from './redating/redatings';
export { ReferenceData } from './reference/reference-data';
export { POLICY_NAME } from './reference/reference-data';
export { ReferenceDecisions } from './reference/reference-decisions';
export type { ReferenceAccepted, ReferenceRequest } from './reference/reference-decisions';
export type { ReferenceKindName } from './reference/reference-kinds';
export type { Change } from './replay/difference';
export type { AsOf } from './replay/case-reader';
export { GetDeadlineHandler, GetDeadlineQuery } from './replay/get-deadline.query';
export type { DeadlineAnswer } from './replay/get-deadline.query';
export { GetDossierQuery } from './replay/get-dossier.query';
export type { DossierAnswer } from './replay/get-dossier.query';
export { GetHistoryHandler, GetHistoryQuery } from './replay/get-history.query';
export type { HistoryEntry } from './replay/get-history.query';
export { GetPetitionHistoryHandler, GetPetitionHistoryQuery } from './replay/get-petition-history.query';
export type { PetitionHistoryEntry } from './replay/get-petition-history.query';
export { GetPetitionQuery } from './replay/get-petition.query';
export type { PetitionAnswer } from './replay/get-petition.query';
export { GetPublicPetitionQuery } from './replay/get-public-petition.query';
export type { PublicPetition } from './replay/get-public-petition.query';
export { LogVerification } from './replay/log-verification';
export type { LogReport } from './replay/log-verification';
export { VerifyDossierHandler, VerifyDossierQuery } from './replay/verify-dossier.query';
export { PetitionReader } from './replay/petition-reader';
export { VerifyPetitionQuery } from './replay/verify-petition.query';
export { ApplicationSettings } from './settings';
export { Simulations } from './simulation/simulate';
export type { Simulation, SimulationAnswer, Supposition } from './simulation/simulate';
export { supposeCalendar } from './simulation/suppose-calendar';
export type { SimulatedDossier, SimulationCounts, SimulationTotals } from './simulation/tally';
export { createPortalQuestions } from './portal-question/portal-questions';
export type { PortalQuestionParts, PortalQuestions } from './portal-question/portal-questions';
export { QuestionDecisions } from './portal-question/question-decisions';
export type { AnswerAccepted, AnswerRequest } from './portal-question/question-decisions';
export { QuestionReader } from './portal-question/question-reader';
export type { QuestionEntry, QuestionView } from './portal-question/question-reader';
export { QUESTION_PREFIX } from './portal-question/question-streams';
export type { QuestionStream } from './portal-question/question-streams';
