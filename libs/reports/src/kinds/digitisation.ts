import { DIGITISATION_FIGURES, digitisationFigures, digitisationRates, Tally } from '@hoso/domain';
import { GROUP_COLUMNS, numbered, rate, whole } from './group-columns';
import { eachInHand } from './in-hand';
import { drillDownOf, type ReportKind } from './report-kind';

/** What is electronic of components and results (*số hóa*), and what was not asked for again. */
export const digitisation: ReportKind = {
  name: 'digitisation',
  title: 'SỐ HÓA HỒ SƠ VÀ SỬ DỤNG LẠI DỮ LIỆU',
  make: async (making) => {
    const tally = new Tally(DIGITISATION_FIGURES);
    const { bounds } = making.scope;
    await eachInHand(making, (facts) => tally.add(facts, digitisationFigures.of(facts, bounds)));
    return {
      rows: numbered(tally.rows).map((row) => ({ ...row, ...digitisationRates(row) })),
      total: { ...tally.total, ...digitisationRates(tally.total) },
      identities: [],
    };
  },
  columns: [
    ...GROUP_COLUMNS,
    whole('received', 'Tiếp nhận trong kỳ'),
    whole('digitised', 'Có thành phần số hóa'),
    whole('reused', 'Có thành phần dùng lại'),
    whole('paper-only', 'Chỉ có bản giấy'),
    whole('results-owed', 'Kết quả là giấy tờ'),
    whole('results-electronic', 'Kết quả điện tử'),
    rate('digitisedRate', 'Tỷ lệ số hóa (%)'),
    rate('onceOnlyRate', 'Tỷ lệ dùng lại (%)'),
    rate('electronicResultRate', 'Tỷ lệ kết quả điện tử (%)'),
  ],
  drillDown: drillDownOf(() => digitisationFigures, DIGITISATION_FIGURES),
};
