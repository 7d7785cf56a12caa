import type { Content, TableCell } from 'pdfmake/interfaces';
import { printedText } from '../tables/cell-text';
import {
  headerSpans,
  isGrouped,
  linesOf,
  type Report,
  type ReportColumn,
  type ReportRow,
} from '../tables/report';
import { MAX_PDF_LINES, ReportTooLongForPdf } from '../tables/report-too-long';
import { printPdf } from './pdf-writer';

const nfc = (text: string): string => text.normalize('NFC');

const headerCell = (text: string): TableCell => ({ text: nfc(text), bold: true, alignment: 'center' });

const groupedHeader = (columns: readonly ReportColumn[]): readonly TableCell[][] => {
  const groups = headerSpans(columns).flatMap(({ text, count, isGroup }): TableCell[] => {
    const covered = Array.from({ length: count - 1 }, (): TableCell => ({}));
    const span = isGroup ? { colSpan: count } : { rowSpan: 2 };
    return [{ ...(headerCell(text) as object), ...span } as TableCell, ...covered];
  });
  const headers = columns.map(({ group, header }): TableCell =>
    group === undefined ? {} : headerCell(header),
  );
  return [groups, headers];
};

const headerOf = ({ columns }: Report): readonly TableCell[][] =>
  isGrouped(columns) ? groupedHeader(columns) : [columns.map(({ header }) => headerCell(header))];

const isFigure = ({ kind }: ReportColumn): boolean =>
  kind === 'whole' || kind === 'number' || kind === 'share';

const lineOf = ({ columns, zone }: Report, { cells, emphasis }: ReportRow): TableCell[] =>
  columns.map((column, index): TableCell => ({
    text: printedText(cells[index] ?? null, { kind: column.kind, zone }),
    bold: emphasis !== undefined,
    alignment: isFigure(column) ? 'right' : 'left',
  }));

const bodyOf = async (report: Report): Promise<readonly TableCell[][]> => {
  const lines: TableCell[][] = [];
  for await (const line of linesOf(report)) {
    if (lines.length === MAX_PDF_LINES) throw new ReportTooLongForPdf();
    lines.push(lineOf(report, line));
  }
  return lines;
};

const widthsOf = ({ columns }: Report): string[] => {
  const widths = columns.map(({ width = 10 }) => width);
  const total = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => `${((100 * width) / total).toFixed(3)}%`);
};

const titlesOf = ({ title, asOf }: Report): readonly Content[] => [
  ...title.map((text, index): Content => ({
    text: nfc(text),
    bold: true,
    alignment: 'center',
    fontSize: index === 0 ? 13 : 10.5,
  })),
  { text: nfc(asOf), italics: true, alignment: 'center', margin: [0, 2, 0, 8] },
];

/**
 * The table as PDF, A4 landscape, its header repeated on every page.
 * @throws ReportTooLongForPdf
 */
export const reportPdf = async (report: Report): Promise<Uint8Array> => {
  const header = headerOf(report);
  const body = await bodyOf(report);
  return printPdf({
    title: report.title[0] ?? report.name,
    page: { size: 'A4', orientation: 'landscape' },
    margins: [34, 34, 34, 40],
    fontSize: 9,
    content: [
      ...titlesOf(report),
      {
        table: {
          headerRows: header.length,
          widths: widthsOf(report),
          dontBreakRows: true,
          body: [...header, ...body],
        },
      },
      ...report.notes.map((text): Content => ({ text: nfc(text), italics: true, margin: [0, 4, 0, 0] })),
    ],
    footer: (page, pages) => ({ text: `Trang ${page}/${pages}`, alignment: 'center', fontSize: 8 }),
  });
};
