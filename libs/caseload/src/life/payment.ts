import type { Script, Story } from '../story';

const NEVER_PAYS_SHARE = 0.03;

/** Fees are asked for and paid, mostly soon, by some at night, by a few never. */
export function* charge(story: Story): Script {
  const { chance, procedure } = story;
  const fees = procedure.fees.filter(({ amountVnd }) => amountVnd > 0).map(({ code }) => code);
  if (fees.length === 0 || chance.under(0.1)) return;
  yield { type: 'RequirePayment', data: { fees }, at: story.within([0.02, 0.1]) };
  if (chance.under(NEVER_PAYS_SHARE)) {
    yield {
      type: 'Stop',
      data: { legalGround: 'Quy định mẫu về nghĩa vụ tài chính', reason: 'Công dân không nộp phí, lệ phí' },
      at: story.after(chance.between(320, 480)),
    };
    return;
  }
  const paidVnd = story.opened.handling.payment!.totalVnd;
  const receipt = `Biên lai số ${story.number('BL')}`;
  if (chance.under(0.5)) {
    const method = chance.oneOf(['national-portal', 'local-gateway', 'transfer'] as const);
    yield {
      type: 'ConfirmPayment',
      data: { receipt, paidVnd, method },
      at: story.anyTime(chance.between(0.2, 40)),
    };
    return;
  }
  yield {
    type: 'ConfirmPayment',
    data: { receipt, paidVnd, method: 'cash' },
    at: story.after(chance.between(0.2, 30)),
  };
}
