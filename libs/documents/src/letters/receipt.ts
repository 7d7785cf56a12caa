import type { Form } from './forms';
import type { ReceiptFacts } from './letter-facts';
import type { LetterBlock } from './letter';
import { applicantFields, field, paragraph, plainSignature, type LetterBody } from './parts';
import { limitText, longMomentText, vndText } from './wording';

const ONE_SET = '01';

const componentTable = ({ components }: ReceiptFacts): LetterBlock => ({
  kind: 'table',
  columns: [
    { header: 'TT', width: 1 },
    { header: 'Tên giấy tờ', width: 7 },
    { header: 'Hình thức', width: 4 },
    { header: 'Số lượng', width: 2 },
  ],
  rows: components.map(({ name, form }, index) => [String(index + 1), name, form, '1']),
});

const componentList = ({ components }: ReceiptFacts): readonly LetterBlock[] =>
  components.map(({ name, form }, index) => paragraph(`${index + 1}. ${name} (${form})`));

const feesText = ({ fees }: ReceiptFacts): string =>
  fees
    .map(
      ({ name, amountVnd, isPaid }) => `${name}: ${vndText(amountVnd)} (${isPaid ? 'đã nộp' : 'chưa nộp'})`,
    )
    .join('; ') || 'Không';

const numbered = (texts: readonly (readonly [label: string, value: string | undefined])[], from: number) =>
  texts.map(([label, value], index) => field(`${from + index}. ${label}`, value));

/** Form 01: components, sets, limit, times, place of return; that of 2025 has a table of components and the fees. */
export const receiptBody = (facts: ReceiptFacts, { circular }: Form): LetterBody => {
  const isNew = circular === 'TT 03/2025/TT-VPCP';
  const texts = [
    ['Số lượng hồ sơ', `${ONE_SET} (bộ)`],
    ['Thời gian giải quyết hồ sơ theo quy định', limitText(facts.limit)],
    ['Thời gian nhận hồ sơ', longMomentText(facts.receivedAt, facts.zone)],
    ['Thời gian trả kết quả giải quyết hồ sơ', longMomentText(facts.dueAt, facts.zone)],
    ['Nơi và cách thức nhận kết quả', facts.returnPlace],
    ...(isNew ? [['Phí, lệ phí', feesText(facts)] as const] : []),
  ] as const;
  return {
    blocks: [
      field('Tiếp nhận hồ sơ tại', facts.agency),
      ...applicantFields(facts),
      field('Nội dung yêu cầu giải quyết', `${facts.procedure.name} (${facts.procedure.code})`),
      paragraph('1. Thành phần hồ sơ nộp gồm:'),
      ...(isNew ? [componentTable(facts)] : componentList(facts)),
      ...numbered(texts, 2),
      ...(isNew ? [] : [field('Vào Sổ theo dõi hồ sơ, Quyển số', undefined), field('Số thứ tự', undefined)]),
    ],
    signatures: [
      plainSignature('Người nộp hồ sơ', facts.applicant.name),
      plainSignature('Người tiếp nhận hồ sơ', facts.receivedBy),
    ],
  };
};
