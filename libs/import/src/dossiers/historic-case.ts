import type { Channel } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';

/** One event of a log, read with a mapping. */
export interface HistoricRow {
  readonly line: number;
  /** Unique within the case. */
  readonly id: string;
  readonly step: string;
  readonly at: Instant;
  /** Absent where the log names no group, or no resource. */
  readonly unit?: string;
  readonly officer?: string;
}

/** One case of a log, read with a mapping; times are as the log says them. */
export interface HistoricCase {
  readonly id: string;
  /** Line of its first row. */
  readonly line: number;
  readonly channel: Channel;
  readonly start: Instant;
  /** Absent for a case that is still open. */
  readonly end?: Instant;
  readonly deadline?: Instant;
  /** In the order of the file. */
  readonly rows: readonly HistoricRow[];
}
