import { II06A_COLUMNS, ii06aFigures, onTime, Tally, type Figures } from '@hoso/domain';
import { GROUP_COLUMNS, numbered, rate, whole } from './group-columns';
import { eachInHand } from './in-hand';
import { drillDownOf, type Making, type ReportKind } from './report-kind';

const targetOf = ({ settings: { targets }, scope }: Making) => {
  const year = Number(scope.period.to.slice(0, 4));
  return targets.find((target) => target.year === year);
};

const noteOf = (making: Making): readonly string[] => {
  const target = targetOf(making);
  if (!target) return ['Chưa có chỉ tiêu của năm.'];
  const mark = target.illustrative ? ' (số liệu minh họa)' : '';
  return [`Chỉ tiêu năm ${target.year}: ${target.onTimeRate}%, theo ${target.source}${mark}.`];
};

const FIGURES = [...II06A_COLUMNS, 'settled', 'in-time'] as const;

/** The columns of form II.06a that its figures are sums of, and the figures themselves. */
const figures: Figures<(typeof FIGURES)[number]> = {
  names: FIGURES,
  of: (facts, bounds) => {
    const columns = ii06aFigures.of(facts, bounds);
    return columns.flatMap((column) => {
      if (column === 'c7') return [column, 'settled'] as const;
      return column === 'c8' || column === 'c9' ? ([column, 'in-time'] as const) : [column];
    });
  },
};

/** The on-time rate (*tỷ lệ giải quyết đúng hạn*) beside the year's target. */
export const onTimeRate: ReportKind = {
  name: 'on-time',
  title: 'TỶ LỆ GIẢI QUYẾT TRƯỚC HẠN, ĐÚNG HẠN SO VỚI CHỈ TIÊU NĂM',
  make: async (making) => {
    const tally = new Tally(II06A_COLUMNS);
    const { bounds } = making.scope;
    await eachInHand(making, (facts) => tally.add(facts, ii06aFigures.of(facts, bounds)));
    const target = targetOf(making);
    const rows = tally.rows.map(({ field, level, ...counts }) => ({
      field,
      level,
      ...onTime(counts, target),
    }));
    return {
      rows: numbered(rows),
      total: onTime(tally.total, target),
      identities: [],
      notes: noteOf(making),
    };
  },
  columns: [
    ...GROUP_COLUMNS,
    whole('settled', 'Đã giải quyết'),
    whole('inTime', 'Trước hạn, đúng hạn'),
    rate('rate', 'Tỷ lệ (%)'),
    rate('target', 'Chỉ tiêu (%)'),
  ],
  drillDown: drillDownOf(() => figures, FIGURES),
};
