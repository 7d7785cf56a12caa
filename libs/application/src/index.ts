export { AccountabilityDecisions } from './accountability/accountability-decisions';
export type { AccountabilityOutcome, AccountabilityParts } from './accountability/accountability-decisions';
export type {
  AccountabilityAccepted,
  AccountabilityRequest,
  ReportName,
} from './accountability/accountability-request';
export type { RecordedReport, ReportStream } from './accountability/accountability-streams';
export type { BreachSource } from './accountability/breach-source';
export { ApplicationModule, createApplication } from './application.module';
export type { Application, ApplicationPorts } from './application.module';
export { BulkIntake } from './bulk/bulk-intake';
export type { BulkLine, BulkResult } from './bulk/bulk-intake';
export type { ApologyPreview } from './documents/apology-draft';
export { DossierFiles } from './documents/dossier-files';
export { GetLetterQuery } from './documents/get-letter.query';
export { ProcessHistories } from './documents/process-histories';
export type { HistoryFilter } from './documents/process-histories';
export { busCommandOf } from './dossier/slices';
export type { Accepted, CommandContext, CommandRequest, Outcome } from './intake/command-request';
export { DossierDecisions } from './intake/dossier-decisions';
export { CommandFailure, isCommandFailure } from './intake/failures';
export type { FailureCode } from './intake/failures';
export { capabilityOf, unitsConcerned, unitsEntitled } from './intake/permission';
export { ReferenceData } from './reference/reference-data';
export { ReferenceDecisions } from './reference/reference-decisions';
export type { ReferenceAccepted, ReferenceRequest } from './reference/reference-decisions';
export type { ReferenceKindName } from './reference/reference-kinds';
export type { Change } from './replay/difference';
export type { AsOf } from './replay/dossier-reader';
export { GetDeadlineHandler, GetDeadlineQuery } from './replay/get-deadline.query';
export type { DeadlineAnswer } from './replay/get-deadline.query';
export { GetDossierQuery } from './replay/get-dossier.query';
export type { DossierAnswer } from './replay/get-dossier.query';
export { GetHistoryHandler, GetHistoryQuery } from './replay/get-history.query';
export type { HistoryEntry } from './replay/get-history.query';
export { LogVerification } from './replay/log-verification';
export type { LogReport } from './replay/log-verification';
export { VerifyDossierHandler, VerifyDossierQuery } from './replay/verify-dossier.query';
export { ApplicationSettings } from './settings';
