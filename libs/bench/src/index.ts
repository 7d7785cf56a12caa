export { runBenchmark } from './run-benchmark';
