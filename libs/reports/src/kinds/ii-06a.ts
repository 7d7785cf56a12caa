import { II06A_COLUMNS, ii06aFigures, Ii06aForm, type Ii06aTable } from '@hoso/domain';
import { whole } from './group-columns';
import { eachInHand } from './in-hand';
import { drillDownOf, type ReportKind } from './report-kind';

const RECEIVED = 'Số lượng hồ sơ tiếp nhận';
const SETTLED = 'Số lượng hồ sơ đã giải quyết';
const OPEN = 'Số lượng hồ sơ đang giải quyết';

/** Biểu số II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP). */
export const ii06a: ReportKind<Ii06aTable> = {
  name: 'ii-06a',
  title: 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH (Biểu số II.06a/VPCP/KSTT)',
  make: async (making) => {
    const form = new Ii06aForm(making.scope.period);
    await eachInHand(making, (facts) => form.add(facts));
    return form.table();
  },
  columns: [
    { key: 'c1', header: 'TT (1)', kind: 'whole', width: 5 },
    { key: 'c2', header: 'Lĩnh vực, công việc giải quyết theo cấp (2)', kind: 'text', width: 42 },
    whole('c3', 'Tổng số (3)', RECEIVED),
    whole('c4', 'Trong kỳ: trực tuyến (4)', RECEIVED),
    whole('c5', 'Trong kỳ: trực tiếp, dịch vụ bưu chính (5)', RECEIVED),
    whole('c6', 'Từ kỳ trước (6)', RECEIVED),
    whole('c7', 'Tổng số (7)', SETTLED),
    whole('c8', 'Trước hạn (8)', SETTLED),
    whole('c9', 'Đúng hạn (9)', SETTLED),
    whole('c10', 'Quá hạn (10)', SETTLED),
    whole('c11', 'Tổng số (11)', OPEN),
    whole('c12', 'Trong hạn (12)', OPEN),
    whole('c13', 'Quá hạn (13)', OPEN),
  ],
  drillDown: drillDownOf(() => ii06aFigures, II06A_COLUMNS),
};
