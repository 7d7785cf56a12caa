import { CAUSE_FIGURES, CauseForm, causeOf, type CauseTable } from '@hoso/domain';
import { rate, text, whole } from './group-columns';
import { eachInHand } from './in-hand';
import { drillDownOf, type ReportKind } from './report-kind';

/** Causes of lateness (*nguyên nhân quá hạn*) as heads of units have explained them. */
export const causes: ReportKind<CauseTable> = {
  name: 'causes',
  title: 'NGUYÊN NHÂN GIẢI QUYẾT HỒ SƠ QUÁ HẠN',
  make: async (making) => {
    const form = new CauseForm(making.scope.bounds);
    await eachInHand(making, (facts) => form.add(facts));
    return form.table();
  },
  columns: [
    text('name', 'Nguyên nhân', 40),
    text('nature', 'Khách quan / chủ quan', 14),
    whole('dossiers', 'Hồ sơ quá hạn'),
    whole('settledLate', 'Đã giải quyết'),
    whole('openLate', 'Đang giải quyết'),
    rate('share', 'Tỷ lệ (%)'),
  ],
  drillDown: drillDownOf(
    () => ({
      names: CAUSE_FIGURES,
      of: (facts, bounds) => {
        const cause = causeOf(facts, bounds);
        return cause ? [cause] : [];
      },
    }),
    CAUSE_FIGURES,
  ),
};
