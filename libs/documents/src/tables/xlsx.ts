import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import {
  writeXlsx,
  writeXlsxStream,
  type CellStyle,
  type CellValue as XlsxValue,
  type ColumnDef,
} from 'hucre/xlsx';
import { localText, type Instant } from '@hoso/kernel';
import { isGrouped, linesOf, type CellKind, type CellValue, type Report, type ReportRow } from './report';
import { merges, styledCells } from './xlsx-layout';

/** Up to so many lines a table is laid out with merged headings; beyond, its lines are streamed under plain ones. */
export const MAX_LAID_OUT_LINES = 5_000;

const FORMATS: Readonly<Partial<Record<CellKind, string>>> = {
  whole: '#,##0',
  number: '#,##0.##',
  share: '0.00%',
  day: 'dd/mm/yyyy',
  moment: 'hh:mm dd/mm/yyyy',
};

const DEFAULT_WIDTH = 14;
const SHEET_NAME_MAX = 31;

interface Column {
  readonly kind: CellKind;
  readonly zone: Report['zone'];
}

// A spreadsheet knows no time zone: it is given the local wall clock.
const valueOf = (value: CellValue, { kind, zone }: Column): XlsxValue => {
  if (value === null || typeof value === 'number') return value;
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  if (kind === 'moment') return new Date(`${localText(value as Instant, zone).slice(0, 19)}Z`);
  return value.normalize('NFC');
};

const headOf = ({ title, asOf, columns }: Report): readonly XlsxValue[][] => {
  const groups = columns.map(({ group, header }, index) =>
    group === undefined ? header : columns[index - 1]?.group === group ? null : group,
  );
  const headers = columns.map(({ group, header }) => (group === undefined ? null : header));
  return [
    ...[...title, asOf].map((line) => [line.normalize('NFC')]),
    ...(isGrouped(columns) ? [groups, headers] : [columns.map(({ header }) => header)]),
  ];
};

const cellsOf = ({ columns, zone }: Report, { cells }: ReportRow): XlsxValue[] =>
  columns.map(({ kind }, index) => valueOf(cells[index] ?? null, { kind, zone }));

const notesOf = ({ notes }: Report): readonly XlsxValue[][] => notes.map((note) => [note.normalize('NFC')]);

const columnsOf = ({ columns }: Report): ColumnDef[] =>
  columns.map(({ kind, width = DEFAULT_WIDTH }) => ({
    width,
    ...(FORMATS[kind] && { numFmt: FORMATS[kind] }),
  }));

const sheetOf = (report: Report, headLines: number) => ({
  name: report.name.slice(0, SHEET_NAME_MAX),
  columns: columnsOf(report),
  freezePane: { rows: headLines },
});

async function* streamedRows(report: Report, lines: AsyncIterable<ReportRow>): AsyncGenerator<XlsxValue[]> {
  yield* headOf(report);
  for await (const line of lines) yield cellsOf(report, line);
  yield* notesOf(report);
}

const laidOut = (report: Report, lines: readonly ReportRow[]): Promise<Uint8Array> => {
  const head = headOf(report);
  const numFmts = report.columns.map(({ kind }): CellStyle => ({ numFmt: FORMATS[kind] ?? 'General' }));
  const sheet = {
    ...sheetOf(report, head.length),
    rows: [...head, ...lines.map((line) => cellsOf(report, line)), ...notesOf(report)],
    merges: [...merges(report, lines.length)],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const,
    cells: styledCells(report, { lines, numFmts }),
  };
  return writeXlsx({
    sheets: [sheet],
    properties: { creator: 'Hoso', title: report.title[0] ?? report.name },
  });
};

async function* continued(
  taken: readonly ReportRow[],
  rest: AsyncIterator<ReportRow>,
): AsyncGenerator<ReportRow> {
  yield* taken;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The table as a workbook of one sheet; a long one is written as it is read. */
export async function* xlsxOf(report: Report): AsyncGenerator<Uint8Array> {
  const lines = linesOf(report);
  const taken: ReportRow[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    taken.push(next.value);
    if (taken.length > MAX_LAID_OUT_LINES) break;
  }
  if (taken.length <= MAX_LAID_OUT_LINES) {
    yield await laidOut(report, taken);
    return;
  }
  const rows = streamedRows(report, continued(taken, lines));
  const stream = writeXlsxStream(rows, sheetOf(report, headOf(report).length));
  yield* Readable.fromWeb(stream as ReadableStream<Uint8Array>) as AsyncIterable<Uint8Array>;
}
