export { REPORT_NAMES, REPORTS } from './catalogue';
export type { CasePageRequest, DrillDownRequest, DrilledDossier } from './drill-down/dossiers-of';
export type { DrilledPetition } from './drill-down/petitions-of';
export type { DrilledProcedure } from './drill-down/procedures-of';
export type { ReportBody, ReportKind, ReportSettings } from './kinds/report-kind';
export { printedReport } from './print/printed-report';
export { isReportFailure, ReportFailure } from './request/report-failure';
export type { ReportFailureCode } from './request/report-failure';
export type { RecordedBy, ReportRequest } from './request/report-request';
export type { ReportReference } from './request/resolve-scope';
export { Reports } from './reports';
export type {
  DrillDownAnswer,
  PetitionDrillDownAnswer,
  ProcedureDrillDownAnswer,
  ReportAnswer,
  ReportHead,
  ReportsParts,
} from './reports';
export { reportSettings } from './settings/default-settings';
export { readOptions766 } from './settings/read-options-766';
export { readTargets } from './settings/read-targets';
export { ReportSettingsError } from './settings/settings-error';
