import 'reflect-metadata';
import { runBenchmark } from '@hoso/bench';

runBenchmark(process.argv.slice(2), (text) => void process.stdout.write(text)).catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
