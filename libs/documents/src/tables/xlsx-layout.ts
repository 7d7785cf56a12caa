import type { Cell, CellStyle, MergeRange } from 'hucre/xlsx';
import { headerSpans, isGrouped, type Report, type ReportRow } from './report';

const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN } as const;
const FONT = { name: 'Times New Roman', size: 12 } as const;

const BOLD: CellStyle = { font: { ...FONT, bold: true } };
const TITLE: CellStyle = { ...BOLD, alignment: { horizontal: 'center', wrapText: true } };
const PLAIN_TITLE: CellStyle = { font: { ...FONT, italic: true }, alignment: { horizontal: 'center' } };
const HEADER: CellStyle = {
  ...BOLD,
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const NOTE: CellStyle = { font: { ...FONT, italic: true } };

/** Lines over the table: the title's and the one that says as of when. */
const titleLines = ({ title }: Report): number => title.length + 1;
const headerLines = ({ columns }: Report): number => (isGrouped(columns) ? 2 : 1);

const across = (row: number, from: number, count: number): MergeRange => ({
  startRow: row,
  endRow: row,
  startCol: from,
  endCol: from + count - 1,
});

const headerMerges = (report: Report): readonly MergeRange[] => {
  if (headerLines(report) === 1) return [];
  const row = titleLines(report);
  return headerSpans(report.columns).flatMap(({ from, count, isGroup }) => {
    if (!isGroup) return [{ ...across(row, from, 1), endRow: row + 1 }];
    return count > 1 ? [across(row, from, count)] : [];
  });
};

/** Titles and notes over the whole width, headings over their columns. */
export const merges = (report: Report, lines: number): readonly MergeRange[] => {
  const width = report.columns.length;
  if (width === 1) return headerMerges(report);
  const notesFrom = titleLines(report) + headerLines(report) + lines;
  return [
    ...Array.from({ length: titleLines(report) }, (_, row) => across(row, 0, width)),
    ...headerMerges(report),
    ...report.notes.map((_, index) => across(notesFrom + index, 0, width)),
  ];
};

interface Body {
  readonly lines: readonly ReportRow[];
  /** By column. */
  readonly numFmts: readonly CellStyle[];
}

const bodyStyle = ({ emphasis }: ReportRow, format: CellStyle): CellStyle => ({
  font: emphasis ? BOLD.font! : FONT,
  border: BORDER,
  alignment: { vertical: 'top', wrapText: true },
  ...format,
});

/** The look of every cell, by `row,column`. */
export const styledCells = (report: Report, { lines, numFmts }: Body): Map<string, Partial<Cell>> => {
  const styles = new Map<string, Partial<Cell>>();
  const mark = (row: number, column: number, style: CellStyle) => styles.set(`${row},${column}`, { style });
  const head = titleLines(report);
  const bodyFrom = head + headerLines(report);
  for (let row = 0; row < head; row++) mark(row, 0, row === head - 1 ? PLAIN_TITLE : TITLE);
  report.columns.forEach((_, column) => {
    for (let row = head; row < bodyFrom; row++) mark(row, column, HEADER);
    lines.forEach((line, index) => mark(bodyFrom + index, column, bodyStyle(line, numFmts[column]!)));
  });
  report.notes.forEach((_, index) => mark(bodyFrom + lines.length + index, 0, NOTE));
  return styles;
};
