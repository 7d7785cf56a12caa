export { benchmarkLife } from './benchmark/benchmark-life';
export type { BenchmarkOrder } from './benchmark/benchmark-life';
export { BENCHMARK_REFERENCE } from './benchmark/benchmark-reference';
export type { BulkCommandLine } from './bulk-command-line';
export { generateCaseload } from './generate-caseload';
export type { CaseloadCatalogue, CaseloadOrder } from './setting';
