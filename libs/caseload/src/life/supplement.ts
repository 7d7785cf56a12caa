import type { SupplementItem } from '@hoso/domain';
import type { Script, Story } from '../story';
import { answer } from './answer';
import { askable } from './provided';

const SHARE = 0.09;
const LAPSE_SHARE = 0.12;

/** A paper that is not at hand, or a correction of one that is, which takes a provision. */
const itemFor = (story: Story): SupplementItem | undefined => {
  const { chance, procedure } = story;
  const missing = askable(story, procedure);
  if (missing.length > 0 && chance.under(0.5)) {
    return { component: chance.oneOf(missing).code, reason: 'Cần để làm rõ trường hợp của công dân' };
  }
  const correctable = procedure.components.filter(
    ({ required, presentedOnly }) => required && !presentedOnly,
  );
  return correctable.length > 0
    ? {
        component: chance.oneOf(correctable).code,
        reason: 'Nội dung kê khai chưa thống nhất với giấy tờ kèm theo',
        provision: 'Khoản 2 Điều 19 Nghị định 61/2018/NĐ-CP',
      }
    : undefined;
};

/** The handling unit asks for papers or a correction; some never come. */
export function* supplement(story: Story): Script {
  const item = story.chance.under(SHARE) ? itemFor(story) : undefined;
  if (!item) return;
  const isFurther = story.opened.handling.supplementRequests > 0;
  yield {
    type: 'RequestSupplement',
    data: {
      items: [item],
      reason: 'Hồ sơ chưa đủ căn cứ để giải quyết',
      ...(isFurther && { legalBasis: 'Quy định mẫu cho phép bổ sung thêm một lần' }),
    },
    at: story.within([0.05, 0.3]),
  };
  yield* answer(story, LAPSE_SHARE);
}
