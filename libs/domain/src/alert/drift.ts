import type { AlertPolicy } from './policy';
import type { AlertOrder, Evidence } from './vocabulary';

/** Rows of one stream in one read model that are not what the log says; only where they stand, never what they hold. */
export interface Drift {
  readonly projection: string;
  readonly stream: string;
  /** Which rows of the stream, from 0, in order; at least one. */
  readonly rows: readonly number[];
  /** The last event of the stream; absent where rows stand for a stream that there is not. */
  readonly evidence?: Evidence;
}

/** The alert that a drift raises, without a unit: who runs the engine answers it. */
export const driftAlert = (
  { projection, stream, rows, evidence }: Drift,
  { drift }: Pick<AlertPolicy, 'drift'>,
): AlertOrder => ({
  kind: 'drift',
  ...drift,
  subject: { kind: 'engine', part: projection },
  evidence: evidence ? [evidence] : [],
  figures: { stream, rows: rows.length, firstRow: rows[0]! },
});
