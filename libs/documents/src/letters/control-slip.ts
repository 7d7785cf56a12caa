import type { ControlSlipFacts, ControlSlipRow } from './letter-facts';
import { field, paragraph, type LetterBody } from './parts';
import { momentText } from './wording';

const RESULTS: Readonly<Record<NonNullable<ControlSlipRow['result']>, string>> = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
};

/** Form 05 of 2018, 06 of 2025: one row for each hand-over, which goes with the dossier. */
export const controlSlipBody = (facts: ControlSlipFacts): LetterBody => ({
  blocks: [
    field('Mã hồ sơ', facts.code),
    field('Thủ tục', `${facts.procedure.name} (${facts.procedure.code})`),
    field('Cơ quan (bộ phận) giải quyết hồ sơ', facts.agency),
    field('Cơ quan phối hợp giải quyết hồ sơ', facts.coordinating.join('; ') || 'Không'),
    {
      kind: 'table',
      columns: [
        { header: 'TT', width: 1.4 },
        { header: 'Bên giao', width: 5 },
        { header: 'Bên nhận', width: 5 },
        { header: 'Thời gian giao, nhận hồ sơ', width: 4 },
        { header: 'Kết quả giải quyết', width: 3 },
        { header: 'Ghi chú', width: 4 },
      ],
      rows: facts.handOvers.map(({ giver, receiver, at, result, note }, index) => [
        String(index + 1),
        giver,
        receiver,
        momentText(at, facts.zone),
        result ? RESULTS[result] : '',
        note ?? '',
      ]),
    },
    paragraph('Kết quả giải quyết: trước hạn, đúng hạn hoặc quá hạn của phần việc vừa kết thúc.', 'note'),
  ],
  signatures: [],
});
