import { LogError } from './log-error';
import type { LogRow } from './log-row';

/** One case of a log with its rows in the order of the file. */
export interface LogCase {
  readonly id: string;
  readonly rows: readonly LogRow[];
}

export interface Grouping {
  readonly file: string;
  /** The column that names the case. */
  readonly caseKey: string;
  /** How many rows are taken into memory; default 500,000, which need about 1 GB. */
  readonly maxRows?: number;
}

/**
 * Gathers rows into cases, in the order in which each case first appears; the rows of a case need not stand together.
 * All of them are held in memory. @throws LogError for a row without a case, and beyond `maxRows`
 */
export const groupByCase = async (
  rows: AsyncIterable<LogRow>,
  { file, caseKey, maxRows = 500_000 }: Grouping,
): Promise<readonly LogCase[]> => {
  const cases = new Map<string, LogRow[]>();
  for await (const row of rows) {
    const { line, ordinal, attributes } = row;
    const id = attributes[caseKey];
    if (!id) throw new LogError({ code: 'log-malformed', file, line, reason: `${caseKey} names no case` });
    if (ordinal > maxRows)
      throw new LogError({
        code: 'log-too-large',
        file,
        line,
        reason: `more than ${maxRows} rows: divide it`,
      });
    const known = cases.get(id);
    if (known) known.push(row);
    else cases.set(id, [row]);
  }
  return [...cases].map(([id, members]) => ({ id, rows: members }));
};
