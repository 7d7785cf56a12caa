import type { CellValue, Report } from '@hoso/documents';
import type { Identity } from '@hoso/domain';
import { localText, VIETNAM, type PlainDate } from '@hoso/kernel';
import { REPORTS } from '../catalogue';
import type { ReportKind } from '../kinds/report-kind';
import type { ReportAnswer } from '../reports';

type Row = Readonly<Record<string, CellValue | undefined>>;

const day = (text: PlainDate): string => text.split('-').reverse().join('/');

const cellsOf = ({ columns }: ReportKind, row: Row): readonly CellValue[] =>
  columns.map(({ key }) => row[key] ?? null);

const TOTAL = 'Tổng cộng';

/** A last line only where the sums stand under columns of their own; the first text says what it is. */
const totalOf = (kind: ReportKind, total: Row): { readonly total?: readonly CellValue[] } => {
  const { columns } = kind;
  if (!columns.some(({ key }) => total[key] !== undefined)) return {};
  const label = columns.findIndex((column) => column.kind === 'text');
  return { total: cellsOf(kind, total).map((cell, index) => (index === label ? TOTAL : cell)) };
};

const told = ({ name, left, right, holds }: Identity): string =>
  `${holds ? 'Đúng' : 'SAI'}: ${name} (${left} / ${right}).`;

const sums = (kind: ReportKind, total: Row): readonly string[] =>
  totalOf(kind, total).total
    ? []
    : [
        `${TOTAL}: ${Object.entries(total)
          .map(([key, value]) => `${key} ${value ?? '–'}`)
          .join(', ')}.`,
      ];

/** What the same report is asked for again with: the position, or the instant where one was asked for. */
const recordedBy = ({ position, asOf }: ReportAnswer): string => {
  const place = `vị trí ${position ?? '–'} của nhật ký`;
  return asOf === null ? `tại ${place}` : `đã ghi nhận đến ${localText(asOf, VIETNAM)} (${place})`;
};

const asOfLine = (answer: ReportAnswer): string => {
  const { until, final, parked } = answer;
  return [
    `Số liệu ${recordedBy(answer)}, tính đến ${localText(until, VIETNAM).slice(0, 16)}`,
    ...(final ? [] : ['kỳ chưa kết thúc']),
    ...(parked > 0 ? [`${parked} hồ sơ đang tạm dừng cập nhật`] : []),
  ].join('; ');
};

const scopeLine = ({ unit, procedure }: ReportAnswer): readonly string[] => {
  const parts = [unit && `Đơn vị: ${unit}`, procedure && `Thủ tục: ${procedure}`].filter(Boolean);
  return parts.length > 0 ? [parts.join('; ')] : [];
};

/** A report as it is printed: title, period, table, total, identities, and as of which position of the log. */
export const printedReport = (answer: ReportAnswer): Report => {
  const kind = REPORTS.find(({ name }) => name === answer.report)!;
  const total = answer.total as Row;
  return {
    name: `${answer.report}-${answer.from}-${answer.to}-position-${answer.position ?? 'none'}`,
    title: [kind.title, `Kỳ báo cáo: từ ${day(answer.from)} đến ${day(answer.to)}`, ...scopeLine(answer)],
    columns: kind.columns,
    rows: answer.rows.map((row) => ({ cells: cellsOf(kind, row as Row) })),
    ...totalOf(kind, total),
    notes: [...sums(kind, total), ...answer.identities.map(told), ...(answer.notes ?? [])],
    asOf: asOfLine(answer),
    zone: VIETNAM,
  };
};
