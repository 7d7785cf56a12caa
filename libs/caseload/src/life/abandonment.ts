import type { Fate } from '../fate';
import type { Move, Story } from '../story';

/** Fates that end a life without a decision. */
export const ABANDONED: ReadonlySet<Fate> = new Set(['withdrawn', 'stopped'] as const);

/** The applicant takes the dossier back, or a legal ground ends it. */
export const abandon = (story: Story): Move => {
  const at = story.within([0.05, 0.6]);
  if (story.fate === 'withdrawn') {
    const reason = story.chance.oneOf(['Công dân không còn nhu cầu', 'Công dân sẽ nộp lại hồ sơ đầy đủ hơn']);
    return { type: 'Withdraw', data: { request: `Đơn số ${story.number('RUT')}`, reason }, at };
  }
  return {
    type: 'Stop',
    data: { legalGround: 'Quy định mẫu về dừng giải quyết', reason: 'Có tranh chấp đang chờ giải quyết' },
    at,
  };
};
