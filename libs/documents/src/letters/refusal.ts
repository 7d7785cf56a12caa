import type { RefusalFacts } from './letter-facts';
import { addressOf, applicantFields, field, paragraph, plainSignature, type LetterBody } from './parts';

/** Form 03: why the dossier is not accepted (NĐ 61/2018 art. 17). */
export const refusalBody = (facts: RefusalFacts): LetterBody => ({
  blocks: [
    field('Hồ sơ', facts.code),
    ...applicantFields(facts),
    field('Nội dung yêu cầu giải quyết', `${facts.procedure.name} (${facts.procedure.code})`),
    paragraph(
      `Qua xem xét, ${facts.agency} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`,
    ),
    paragraph(facts.reason),
    paragraph(`Xin thông báo để ${addressOf(facts)} được biết và thực hiện.`),
  ],
  signatures: [
    plainSignature('Người nộp hồ sơ', facts.applicant.name),
    plainSignature('Người tiếp nhận hồ sơ', facts.signer?.name),
  ],
});
