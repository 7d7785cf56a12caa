import type { Zone } from '@hoso/kernel';

/**
 * What a column holds: `share` a fraction of 1, printed as a percentage; `day` a `PlainDate`; `moment` an `Instant`.
 */
export type CellKind = 'text' | 'whole' | 'number' | 'share' | 'day' | 'moment';

/** null is what is not known, and is printed as nothing: never 0. */
export type CellValue = string | number | null;

export interface ReportColumn {
  /** The name of the member in JSON. */
  readonly key: string;
  /** Vietnamese, as the form prints it. */
  readonly header: string;
  /** The heading over several neighbouring columns. */
  readonly group?: string;
  readonly kind: CellKind;
  /** In characters. */
  readonly width?: number;
}

/** One line; `heading` opens a section such as a field of procedures. */
export interface ReportRow {
  readonly cells: readonly CellValue[];
  readonly emphasis?: 'heading' | 'total';
}

/** A table with all that is printed around it, whatever it is written as. */
export interface Report {
  /** For the file, the sheet and the title of the PDF: letters without marks, digits and `-`. */
  readonly name: string;
  /** Lines over the table, the first one the title: agency, period, unit of the figures. */
  readonly title: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: Iterable<ReportRow> | AsyncIterable<ReportRow>;
  /** The last line of the table. */
  readonly total?: readonly CellValue[];
  readonly notes: readonly string[];
  /** As of when and of which position of the log the figures are. */
  readonly asOf: string;
  readonly zone: Zone;
}

/** All lines of the table, the total last. */
export async function* linesOf({ rows, total }: Report): AsyncGenerator<ReportRow> {
  yield* rows;
  if (total) yield { cells: total, emphasis: 'total' };
}

/** A stretch of neighbouring columns under one heading; a column without a group stands alone. */
export interface HeaderSpan {
  readonly text: string;
  readonly from: number;
  readonly count: number;
  readonly isGroup: boolean;
}

export const headerSpans = (columns: readonly ReportColumn[]): readonly HeaderSpan[] => {
  const spans: HeaderSpan[] = [];
  columns.forEach(({ group, header }, index) => {
    const last = spans.at(-1);
    if (group !== undefined && last?.isGroup && last.text === group)
      spans[spans.length - 1] = { ...last, count: last.count + 1 };
    else spans.push({ text: group ?? header, from: index, count: 1, isGroup: group !== undefined });
  });
  return spans;
};

export const isGrouped = (columns: readonly ReportColumn[]): boolean =>
  columns.some(({ group }) => group !== undefined);
