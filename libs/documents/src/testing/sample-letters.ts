import { plainDateOf, VIETNAM } from '@hoso/kernel';
import { applicant, vn } from '@hoso/testing';
import type { FactsByKind, LetterFacts } from '../letters/letter-facts';

const FACTS: LetterFacts = {
  code: 'H23.01-250610-0001',
  regime: 'nd61-2018',
  procedure: { code: '1.004222', name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ' },
  applicant: applicant({ address: 'Số 12 phố Bạch Đằng, phường Trần Phú' }),
  agency: 'Sở Xây dựng tỉnh Hải Dương',
  place: 'Hải Dương',
  number: '45/XL-SXD',
  day: plainDateOf('2025-06-20'),
  zone: VIETNAM,
  signer: { position: 'Giám đốc', name: 'Lãnh đạo 01' },
};

/** One letter of each kind, complete; with the pieces of Vietnamese that fonts and encodings get wrong. */
export const SAMPLE_LETTERS: FactsByKind = {
  receipt: {
    ...FACTS,
    components: [
      { name: 'Đơn đề nghị cấp giấy phép xây dựng', form: 'bản điện tử' },
      { name: 'Bản vẽ thiết kế', form: 'bản điện tử' },
    ],
    limit: { amount: 10, unit: 'working-days' },
    receivedAt: vn('2025-06-10T08:00'),
    dueAt: vn('2025-06-24T17:00'),
    returnPlace: 'Trung tâm Phục vụ hành chính công tỉnh',
    fees: [{ name: 'Lệ phí cấp phép', amountVnd: 150_000, isPaid: false }],
    receivedBy: 'Cán bộ 03',
  },
  'supplement-request': {
    ...FACTS,
    items: [
      { name: 'Bản vẽ thiết kế', reason: 'Thiếu mặt cắt A-A' },
      {
        name: 'Sổ gốc',
        reason: 'Cần đối chiếu ranh giới thửa đất',
        provision: 'Luật Xây dựng 2014 điều 95 khoản 2',
      },
    ],
    reason: 'Không xác định được ranh giới',
    answerDueAt: vn('2025-06-27T17:00'),
  },
  refusal: { ...FACTS, reason: 'Không thuộc thẩm quyền giải quyết của cơ quan tiếp nhận.' },
  apology: {
    ...FACTS,
    receivedAt: vn('2025-06-10T08:00'),
    receivedAtUnit: 'Trung tâm Phục vụ hành chính công tỉnh',
    previousDueAt: vn('2025-06-24T17:00'),
    status: 'đang thẩm định tại Sở Xây dựng tỉnh Hải Dương',
    reason: 'Chuyên gia thẩm định vắng mặt, hồ sơ kỹ thuật phức tạp',
    newDueAt: vn('2025-07-01T17:00'),
  },
  'stop-notice': {
    ...FACTS,
    legalGround: 'Luật Xây dựng 2014 điều 101',
    reason: 'Đất đang có tranh chấp',
  },
  'control-slip': {
    ...FACTS,
    coordinating: ['Cục Thuế tỉnh', 'Phòng Cảnh sát phòng cháy, chữa cháy'],
    handOvers: [
      {
        giver: 'Trung tâm Phục vụ hành chính công tỉnh',
        receiver: 'Sở Xây dựng tỉnh Hải Dương',
        at: vn('2025-06-10T09:00'),
        result: 'on-time',
      },
      {
        giver: 'Sở Xây dựng tỉnh Hải Dương',
        receiver: 'Cán bộ 07, bước Thẩm định',
        at: vn('2025-06-10T10:00'),
        result: 'late',
        note: 'Chuyển sau giờ làm việc',
      },
    ],
  },
};
