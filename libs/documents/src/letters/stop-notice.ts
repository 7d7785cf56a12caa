import type { StopNoticeFacts } from './letter-facts';
import { addressOf, field, headSignature, paragraph, type LetterBody } from './parts';
import { orDotted } from './wording';

/** Form 05 of TT 03/2025/TT-VPCP: on which ground the handling ends. */
export const stopNoticeBody = (facts: StopNoticeFacts): LetterBody => ({
  blocks: [
    paragraph(`Kính gửi: ${orDotted(facts.applicant.name)}`, 'addressee'),
    paragraph(
      `${facts.agency} thông báo dừng giải quyết hồ sơ mã số ${facts.code}, thủ tục: ` +
        `${facts.procedure.name} (${facts.procedure.code}).`,
    ),
    field('Căn cứ', facts.legalGround),
    field('Lý do', facts.reason),
    paragraph(`${facts.agency} thông báo để ${addressOf(facts)} được biết./.`),
  ],
  signatures: [headSignature(facts.signer)],
  recipients: ['Như trên', 'Bộ phận Một cửa', 'Lưu: VT'],
});
