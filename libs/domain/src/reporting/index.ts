export { reportFactsAfter } from './facts/fold';
export type { Told } from './facts/fold';
export type {
  ComponentCounts,
  HeldDueDate,
  PaperBeyondRules,
  ReportFacts,
  Settlement,
} from './facts/report-facts';
export type { Counts, Figures } from './figures';
export { II06A_COLUMNS, ii06aFigures } from './ii-06a/columns';
export type { Ii06aColumn } from './ii-06a/columns';
export type { Identity } from './ii-06a/identities';
export { LEVEL_NAMES } from './grouping';
export { Ii06aForm } from './ii-06a/table';
export type { Ii06aRow, Ii06aTable } from './ii-06a/table';
export { boundsOf } from './period';
export type { Bounds, Period } from './period';
