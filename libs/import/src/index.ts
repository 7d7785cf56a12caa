export { groupByCase } from './log/group-by-case';
export type { Grouping, LogCase } from './log/group-by-case';
export { LogError, isLogError } from './log/log-error';
export type { LogErrorCode } from './log/log-error';
export type { LogRow } from './log/log-row';
export { readLog } from './log/read-log';
export { absentColumns, cellOf, timeOf } from './log/log-cell';
export type { LogColumns, MappedUnit, Mapping } from './log/mapping';
export { MappingError, isMappingError, readMapping } from './log/read-mapping';
