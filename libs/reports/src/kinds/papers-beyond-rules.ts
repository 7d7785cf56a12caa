import { paperRows, type PaperRow } from '@hoso/domain';
import { moment, text } from './group-columns';
import type { ReportKind } from './report-kind';

const FIGURES = ['dossiers', 'cited', 'uncited'];

const sumsOf = (rows: readonly PaperRow[]) => {
  const cited = rows.filter(({ provision }) => provision !== null).length;
  const dossiers = new Set(rows.map(({ code }) => code)).size;
  return { papers: rows.length, cited, uncited: rows.length - cited, dossiers };
};

/** Papers asked for beyond the rules (*giấy tờ ngoài quy định*), with the provision that was cited. */
export const papersBeyondRules: ReportKind = {
  name: 'papers-beyond-rules',
  title: 'GIẤY TỜ YÊU CẦU NGOÀI THÀNH PHẦN HỒ SƠ HOẶC ĐÃ CÓ DỮ LIỆU',
  make: async ({ records, scope }) => {
    const rows: PaperRow[] = [];
    await records.each({ scope, population: 'beyond-rules' }, (chunk) => {
      for (const facts of chunk) rows.push(...paperRows(facts, scope.bounds));
    });
    rows.sort((one, other) => (one.askedAt < other.askedAt ? -1 : 1));
    return { rows, total: sumsOf(rows), identities: [] };
  },
  columns: [
    text('code', 'Mã hồ sơ', 24),
    text('procedureName', 'Thủ tục', 36),
    text('unit', 'Cơ quan', 14),
    text('component', 'Giấy tờ', 20),
    text('reason', 'Lý do', 30),
    text('provision', 'Căn cứ', 30),
    moment('askedAt', 'Yêu cầu lúc'),
  ],
  drillDown: {
    population: 'beyond-rules',
    has: (column) => FIGURES.includes(column),
    of: (facts, { scope }) => {
      const rows = paperRows(facts, scope.bounds);
      const { cited, uncited } = sumsOf(rows);
      const met = { dossiers: rows.length > 0, cited: cited > 0, uncited: uncited > 0 };
      return Promise.resolve(Object.keys(met).filter((figure) => met[figure as keyof typeof met]));
    },
  },
};
