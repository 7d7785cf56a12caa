import type { ProcedureVersion } from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';

/** A procedure with everything that the law of a dossier can ask about; `postal` is not offered. */
export const procedureVersion = (changes: Partial<ProcedureVersion> = {}): ProcedureVersion => ({
  code: '1.004222',
  version: 1,
  validFrom: plainDateOf('2023-01-01'),
  name: 'Cấp giấy phép xây dựng',
  field: 'Hoạt động xây dựng',
  level: 'province',
  limits: { direct: { amount: 10, unit: 'working-days' }, online: { amount: 10, unit: 'working-days' } },
  steps: [
    { code: 'appraise', name: 'Thẩm định', shareOfLimit: 0.8 },
    { code: 'sign', name: 'Ký duyệt', shareOfLimit: 0.2 },
  ],
  components: [
    { code: 'form', name: 'Đơn đề nghị', required: true },
    { code: 'drawing', name: 'Bản vẽ thiết kế', required: true },
    { code: 'survey', name: 'Bản đồ hiện trạng', required: false },
    { code: 'land-title', name: 'Giấy chứng nhận', required: false, obtainableFrom: 'land-database' },
    { code: 'seal-book', name: 'Sổ gốc để đối chiếu', required: false, presentedOnly: true },
  ],
  fees: [
    { code: 'permit-fee', name: 'Lệ phí cấp phép', amountVnd: 150_000 },
    { code: 'copy-fee', name: 'Phí sao lục', amountVnd: 20_000 },
    { code: 'waived-fee', name: 'Phí được miễn', amountVnd: 0 },
  ],
  result: { name: 'Giấy phép xây dựng', document: true },
  interlinked: true,
  opinionPausesClock: false,
  supplementClock: 'RESET',
  supplementAnswerWithin: { amount: 5, unit: 'working-days' },
  extension: { legalBasis: 'Luật Xây dựng 2014 art. 102', maximum: 7, times: 2 },
  illustrative: [],
  ...changes,
});
