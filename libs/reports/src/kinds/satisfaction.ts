import { SATISFACTION_FIGURES, satisfactionFigures, SatisfactionTable } from '@hoso/domain';
import { rate, text, whole } from './group-columns';
import { drillDownOf, type ReportKind } from './report-kind';

/** What applicants said of the service in the period (*đánh giá mức độ hài lòng*), procedure by procedure. */
export const satisfaction: ReportKind = {
  name: 'satisfaction',
  title: 'ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG CỦA TỔ CHỨC, CÁ NHÂN',
  make: async ({ records, scope }) => {
    const table = new SatisfactionTable(scope.bounds);
    await records.each({ scope, population: 'rated' }, (facts) => facts.forEach((each) => table.add(each)));
    const { rows, total } = table;
    const [left, right] = [total['very-satisfied'] + total.satisfied + total.dissatisfied, total.rated];
    const name = 'very-satisfied + satisfied + dissatisfied = rated';
    return { rows, total, identities: [{ name, left, right, holds: left === right }] };
  },
  columns: [
    text('procedure', 'Mã thủ tục'),
    text('name', 'Tên thủ tục hành chính', 42),
    whole('rated', 'Lượt đánh giá'),
    whole('very-satisfied', 'Rất hài lòng'),
    whole('satisfied', 'Hài lòng'),
    whole('dissatisfied', 'Chưa hài lòng'),
    rate('rate', 'Tỷ lệ hài lòng (%)'),
  ],
  drillDown: { ...drillDownOf(() => satisfactionFigures, SATISFACTION_FIGURES), population: 'rated' },
};
