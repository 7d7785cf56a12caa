import { localText, type Instant } from '@hoso/kernel';
import { linesOf, type CellKind, type CellValue, type Report, type ReportColumn } from './report';

const BOM = '\uFEFF';
const END = '\r\n';
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
/** How a text begins that a spreadsheet would carry out as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// What a citizen or an official wrote is shown, never run.
const textCell = (text: string): string => quoted((FORMULA.test(text) ? `'${text}` : text).normalize('NFC'));

interface Column {
  readonly kind: CellKind;
  readonly zone: Report['zone'];
}

const cellOf = (value: CellValue, { kind, zone }: Column): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return kind === 'moment' ? localText(value as Instant, zone) : textCell(value);
};

const headerOf = ({ group, header }: ReportColumn): string =>
  textCell(group === undefined ? header : `${group} - ${header}`);

/** The table as CSV (RFC 4180, UTF-8 with byte order mark, so that spreadsheets read Vietnamese); figures plain. */
export async function* csvOf(report: Report): AsyncGenerator<string> {
  const { columns, zone } = report;
  yield `${BOM}${columns.map(headerOf).join(',')}${END}`;
  for await (const { cells } of linesOf(report))
    yield `${columns.map(({ kind }, index) => cellOf(cells[index] ?? null, { kind, zone })).join(',')}${END}`;
}
