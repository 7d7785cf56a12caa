import type { Form } from './forms';
import type { ApologyFacts } from './letter-facts';
import { addressOf, field, headSignature, paragraph, type LetterBody } from './parts';
import { longMomentText, orDotted } from './wording';

const RECIPIENTS = ['Như trên', 'Bộ phận Một cửa', 'Lưu: VT'];

const promise = (facts: ApologyFacts, { circular }: Form): readonly string[] => {
  if (facts.newDueAt === undefined) return [];
  const until = longMomentText(facts.newDueAt, facts.zone);
  return circular === 'TT 03/2025/TT-VPCP'
    ? [
        `${facts.agency} đề nghị ${addressOf(facts)} đồng ý gia hạn thời gian giải quyết hồ sơ đến: ${until}.`,
        `Kết quả giải quyết hồ sơ sẽ được trả chậm nhất vào thời điểm nêu trên; việc gia hạn chỉ thực hiện một lần.`,
      ]
    : [`${facts.agency} hẹn trả kết quả giải quyết hồ sơ vào: ${until}. Việc hẹn lại chỉ thực hiện một lần.`];
};

/**
 * Form 04: applicant, kind of dossier, receipt number, where the dossier stands, reason, apology and the one new date
 * (NĐ 61/2018 art. 19.9). One letter for one dossier.
 */
export const apologyBody = (facts: ApologyFacts, form: Form): LetterBody => {
  const you = addressOf(facts);
  const received = longMomentText(facts.receivedAt, facts.zone);
  const due = longMomentText(facts.previousDueAt, facts.zone);
  return {
    blocks: [
      paragraph(`Kính gửi: ${orDotted(facts.applicant.name)}`, 'addressee'),
      paragraph(
        `Vào lúc ${received}, ${facts.receivedAtUnit} đã tiếp nhận hồ sơ đề nghị giải quyết ` +
          `thủ tục: ${facts.procedure.name}; mã hồ sơ: ${facts.code}.`,
      ),
      field('Thời gian hẹn trả kết quả giải quyết hồ sơ', due),
      field('Tình trạng giải quyết', facts.status),
      paragraph(`${facts.agency} không trả được kết quả giải quyết hồ sơ của ${you} đúng thời hạn đã hẹn.`),
      field('Lý do', facts.reason),
      paragraph(
        `Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức của ${you}. ` +
          `${facts.agency} xin lỗi ${you} về sự chậm trễ này.`,
      ),
      ...promise(facts, form).map((text) => paragraph(text)),
      paragraph(`Mong nhận được sự thông cảm của ${you}./.`),
    ],
    signatures: [headSignature(facts.signer)],
    recipients: RECIPIENTS,
  };
};
