import type { Instant } from '@hoso/kernel';
import { fileOf } from '../artificial-ids';
import { signerOn } from '../desks';
import type { Move, Script, Story } from '../story';

/** Ends the running step and decides; the procedure's document goes with the result. */
export function* conclude(story: Story, at: Instant): Script {
  if (story.opened.handling.step) yield { type: 'CompleteStep', data: { outcome: 'Hoàn thành' }, at };
  yield story.fate === 'ineligible' ? ineligibility(story, at) : result(story, at);
}

const ineligibility = (story: Story, at: Instant): Move => ({
  type: 'FindIneligible',
  data: {
    reason: 'Không đáp ứng điều kiện theo quy định của thủ tục',
    letter: { number: story.number('TB'), file: fileOf(`ineligible ${story.setting.seed} ${story.index}`) },
  },
  at,
});

const result = (story: Story, at: Instant): Move => ({
  type: 'IssueResult',
  data: {
    number: story.number('KQ'),
    signedBy: signerOn(story.setting, story.opened.handling.unit, story.dayAt(at)),
    ...(story.procedure.result.document && { file: fileOf(`result ${story.setting.seed} ${story.index}`) }),
  },
  at,
});

const MEANS = {
  online: ['electronic', 'electronic', 'one-stop'],
  direct: ['one-stop', 'one-stop', 'electronic'],
  postal: ['post'],
} as const;

/** The result is handed over to whoever comes for it, and some rate the service. */
export function* collect(story: Story): Script {
  const { chance } = story;
  if (chance.under(0.06)) return;
  const means = chance.oneOf<'electronic' | 'one-stop' | 'post'>(MEANS[story.opened.channel]);
  const receivedBy = chance.under(0.93) ? 'applicant' : 'representative';
  const evidence =
    receivedBy === 'applicant' ? 'Giấy hẹn trả kết quả' : `Giấy ủy quyền ${story.number('UQ')}`;
  yield {
    type: 'ReturnResult',
    data: { receivedBy, evidence, means },
    at: story.after(chance.between(0.2, 36)),
  };
  if (!chance.under(0.3)) return;
  const wasLate = story.opened.handling.decision?.late === true;
  const rating = wasLate
    ? chance.oneOf(['satisfied', 'dissatisfied'] as const)
    : chance.oneOf(['very-satisfied', 'very-satisfied', 'satisfied'] as const);
  yield { type: 'Rate', data: { rating }, at: story.anyTime(chance.between(0.1, 60)) };
}
