import { BENCHMARK_REFERENCE, generateCaseload, type BulkCommandLine } from '@hoso/caseload';
import { HAI_DUONG } from '@hoso/domain';
import { instantOf } from '@hoso/kernel';

const LINES_AT_LEAST = 250;
const UNTIL = instantOf('2025-11-14T17:00:00+07:00');
const SPAN_DAYS = 75;

/** Whole lives of dossiers, some at a time; a life is never divided. */
export function* caseloadParts(dossiers: number, seed: number): Generator<readonly BulkCommandLine[]> {
  const caseload = generateCaseload({
    ...{ dossiers, seed, spanDays: SPAN_DAYS, until: UNTIL },
    ...{ catalogue: BENCHMARK_REFERENCE, calendar: HAI_DUONG },
  });
  let part: BulkCommandLine[] = [];
  for (const line of caseload) {
    if (line.ref === undefined && part.length >= LINES_AT_LEAST) {
      yield part;
      part = [];
    }
    part.push(line);
  }
  if (part.length > 0) yield part;
}
