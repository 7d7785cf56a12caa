import type { CellValue, Report, ReportRow } from './report';

const objectOf = ({ columns }: Report, cells: readonly CellValue[]): object =>
  Object.fromEntries(columns.map(({ key }, index) => [key, cells[index] ?? null]));

const rowOf = (report: Report, { cells, emphasis }: ReportRow): string =>
  JSON.stringify({ ...objectOf(report, cells), ...(emphasis && { emphasis }) });

/** The table as one JSON object: `name`, `title`, `asOf`, `columns`, `rows` by key, `total`, `notes`. */
export async function* jsonOf(report: Report): AsyncGenerator<string> {
  const { name, title, asOf, notes, columns, total } = report;
  const head = JSON.stringify({ name, title, asOf, columns });
  yield `${head.slice(0, -1)},"rows":[`;
  let divider = '\n';
  for await (const row of report.rows) {
    yield `${divider}${rowOf(report, row)}`;
    divider = ',\n';
  }
  yield `\n]${total ? `,"total":${JSON.stringify(objectOf(report, total))}` : ''},"notes":${JSON.stringify(notes)}}\n`;
}
