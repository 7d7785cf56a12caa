import type { ReportColumn } from '@hoso/documents';
import { REPORTS, type ReportAnswer } from '@hoso/reports';
import { localText, parseInstant, VIETNAM } from '@hoso/kernel';

type Row = Readonly<Record<string, unknown>>;

const shown = (value: unknown): string => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '–';
  const at = parseInstant(value);
  return at ? localText(at, VIETNAM).slice(0, 16).replace('T', ' ') : value;
};

const lineOf = (columns: readonly ReportColumn[], row: Row): string =>
  columns.map(({ key }) => shown(row[key])).join(' | ');

const totalLine = (total: Row): string =>
  `Tổng (total): ${Object.entries(total)
    .map(([key, value]) => `${key} ${shown(value)}`)
    .join(', ')}`;

/** A report as a person reads it: what it is, of when and as of which position, its rows and its identities. */
export const reportLines = (answer: ReportAnswer): readonly string[] => {
  const { title, columns } = REPORTS.find(({ name }) => name === answer.report)!;
  const state = answer.final ? '' : ' – kỳ chưa kết thúc (period not over)';
  const recorded = answer.asOf === null ? '' : `, ghi nhận đến (recorded by) ${shown(answer.asOf)}`;
  return [
    title,
    `${answer.from} – ${answer.to}${answer.unit ? `, ${answer.unit}` : ''}; vị trí (position) ${answer.position ?? '–'}${recorded}; tính đến (counted to) ${shown(answer.until)}${state}`,
    columns.map(({ header }) => header).join(' | '),
    ...answer.rows.map((row) => lineOf(columns, row as Row)),
    totalLine(answer.total as Row),
    ...answer.identities.map(
      ({ name, left, right, holds }) =>
        `${holds ? 'đúng (holds)' : 'SAI (BROKEN)'}: ${name}: ${left} / ${right}`,
    ),
    ...(answer.notes ?? []),
  ];
};
