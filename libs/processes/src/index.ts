export { migrations as processMigrations, SCHEMA as PROCESSES_SCHEMA } from './migrations';
export { isCheckpointMoved, ProcessCore } from './process-core';
export type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from './process-manager';
export { startProcess } from './start-process';
export type { ProcessJournal, ProcessStart, ProcessLag, RunningProcess } from './start-process';
export type { WorkCounts } from './work-table';
export { parkedWork, releaseParkedWork } from './parked-work';
export type { ParkedWork } from './parked-work';
