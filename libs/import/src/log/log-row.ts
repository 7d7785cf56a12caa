/** One event of a log with the attributes of its case, as the file writes them; an empty CSV field is ''. */
export interface LogRow {
  /** Counted from 1 over the whole log. */
  readonly ordinal: number;
  /** Where the row ends in a CSV file, where its element begins in an XES file; counted from 1. */
  readonly line: number;
  /** By column; attributes of the case begin with `case:`, as in the CSV export of pm4py. */
  readonly attributes: Readonly<Record<string, string>>;
}
