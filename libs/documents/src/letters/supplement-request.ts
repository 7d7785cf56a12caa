import type { SupplementRequestFacts } from './letter-facts';
import { applicantFields, field, paragraph, plainSignature, type LetterBody } from './parts';
import { longMomentText } from './wording';

/** Form 02: everything that is missing, once and in full, with its reason (NĐ 61/2018 art. 17). */
export const supplementRequestBody = (facts: SupplementRequestFacts): LetterBody => ({
  blocks: [
    field('Hồ sơ', facts.code),
    ...applicantFields(facts),
    field('Nội dung yêu cầu giải quyết', `${facts.procedure.name} (${facts.procedure.code})`),
    paragraph('Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:'),
    {
      kind: 'table',
      columns: [
        { header: 'TT', width: 1 },
        { header: 'Giấy tờ, nội dung cần bổ sung', width: 5 },
        { header: 'Lý do', width: 5 },
        { header: 'Căn cứ', width: 4 },
      ],
      rows: facts.items.map(({ name, reason, provision }, index) => [
        String(index + 1),
        name,
        reason,
        provision ?? '',
      ]),
    },
    field('Lý do', facts.reason),
    field('Thời hạn bổ sung', longMomentText(facts.answerDueAt, facts.zone)),
    paragraph(
      'Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, đề nghị liên hệ với người hướng dẫn để được giải đáp.',
    ),
  ],
  signatures: [plainSignature('Người hướng dẫn', facts.signer?.name)],
});
