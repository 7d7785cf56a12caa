import { paperRows, type PaperRow } from '@hoso/domain';
import { moment, text } from './group-columns';
import type { ReportKind } from './report-kind';

/** Those that count dossiers: each of them is led to. */
const FIGURES = ['dossiers', 'dossiersCited', 'dossiersUncited'] as const;

const dossiersIn = (rows: readonly PaperRow[]): number => new Set(rows.map(({ code }) => code)).size;

const sumsOf = (rows: readonly PaperRow[]) => {
  const cited = rows.filter(({ provision }) => provision !== null);
  const uncited = rows.filter(({ provision }) => provision === null);
  return {
    ...{ papers: rows.length, cited: cited.length, uncited: uncited.length },
    dossiers: dossiersIn(rows),
    dossiersCited: dossiersIn(cited),
    dossiersUncited: dossiersIn(uncited),
  };
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
    has: (column) => FIGURES.some((figure) => figure === column),
    of: (facts, { scope }) => {
      const sums = sumsOf(paperRows(facts, scope.bounds));
      return Promise.resolve(FIGURES.filter((figure) => sums[figure] > 0));
    },
  },
};
