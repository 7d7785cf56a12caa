import { causeOf, lateStandingOf, overdueRow, type OverdueRow } from '@hoso/domain';
import { moment, text, whole } from './group-columns';
import { drillDownOf, type Making, type ReportBody, type ReportKind } from './report-kind';
import { timesOf } from './times-of';

const FIGURES: readonly (OverdueRow['standing'] | 'unexplained')[] = [
  'settled-late',
  'open-late',
  'unexplained',
];

const lateOnes = async (making: Making): Promise<readonly OverdueRow[]> => {
  const { records, scope } = making;
  const { bounds } = scope;
  const rows: OverdueRow[] = [];
  await records.each({ scope, population: 'in-hand' }, async (chunk, query) => {
    const late = chunk.filter((facts) => lateStandingOf(facts, bounds));
    const times = await timesOf(late, making, query);
    for (const facts of late) {
      const row = overdueRow(facts, bounds, times.get(facts.code) ?? { parts: [], wholeMs: 0 });
      if (row) rows.push(row);
    }
  });
  return rows.sort((one, other) => other.minutesLate - one.minutesLate || one.code.localeCompare(other.code));
};

const sumsOf = (rows: readonly OverdueRow[]) => {
  const settledLate = rows.filter(({ standing }) => standing === 'settled-late').length;
  const unexplained = rows.filter(({ cause }) => cause === null).length;
  return { dossiers: rows.length, settledLate, openLate: rows.length - settledLate, unexplained };
};

/** Every dossier that is late (*hồ sơ quá hạn*): which, by how much, with whom, and why as far as explained. */
export const overdue: ReportKind<ReportBody & { readonly rows: readonly OverdueRow[] }> = {
  name: 'overdue',
  title: 'DANH SÁCH HỒ SƠ QUÁ HẠN',
  make: async (making) => {
    const rows = await lateOnes(making);
    return { rows, total: sumsOf(rows), identities: [] };
  },
  columns: [
    text('code', 'Mã hồ sơ', 24),
    text('procedureName', 'Thủ tục', 36),
    text('unit', 'Cơ quan giải quyết', 14),
    text('officer', 'Cán bộ thụ lý', 16),
    moment('receivedAt', 'Tiếp nhận'),
    moment('dueAt', 'Hạn giải quyết'),
    moment('appointedAt', 'Hẹn trả gần nhất'),
    moment('settledAt', 'Giải quyết xong'),
    whole('daysLate', 'Số ngày quá hạn'),
    text('cause', 'Nguyên nhân', 18),
    text('mostTimeWith', 'Giữ hồ sơ lâu nhất', 18),
    moment('apologisedAt', 'Xin lỗi'),
  ],
  drillDown: drillDownOf(
    () => ({
      names: FIGURES,
      of: (facts, bounds) => {
        const standing = lateStandingOf(facts, bounds);
        if (!standing) return [];
        return causeOf(facts, bounds) === 'unexplained' ? [standing, 'unexplained'] : [standing];
      },
    }),
    FIGURES,
  ),
};
