import {
  DUE,
  givenDossier as given,
  HISTORY_TO,
  happened,
  inHandling,
  procedureVersion,
  received,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const extend = (amount: number, decision = 'QĐ 1'): DossierCommand => ({
  type: 'Extend',
  data: { decision, legalBasis: 'Luật Xây dựng art. 102', reason: 'complex structure', amount },
});
const AT = '2025-06-12T08:00';
const due = (local: string, current = local) => ({
  statutory: vn(local),
  current: vn(current),
  provisional: false,
});
const extended = (
  amount: number,
  dates: ReturnType<typeof due>,
  { local = AT, decision = 'QĐ 1', from = DUE } = {},
) =>
  happened('DeadlineExtended', local, {
    decision,
    legalBasis: 'Luật Xây dựng art. 102',
    reason: 'complex structure',
    amount,
    from,
    due: dates,
  });

describe('Extend', () => {
  it('moves both dates by the amount in the unit of the limit', () =>
    given(...inHandling)
      .when(extend(3), AT)
      .then(extended(3, due('2025-06-27T17:00'))));

  it('is granted at the due instant, not a millisecond later', () => {
    given(...inHandling)
      .when(extend(3), '2025-06-24T17:00')
      .then(extended(3, due('2025-06-27T17:00'), { local: '2025-06-24T17:00' }));
    given(...inHandling)
      .when(extend(3), '2025-06-24T17:00:00.001')
      .thenRefused('extension-after-due', { dueAt: DUE, at: vn('2025-06-24T17:00:00.001') });
  });

  it('is judged by the statutory date, and moves a re-appointed one too', () => {
    const apology = happened('LatenessApologised', AT, {
      letter: { number: 'XL-1' },
      reason: 'expert ill',
      previousDueAt: DUE,
      newDueAt: vn('2025-06-26T17:00'),
      timeliness: 'in-time',
    });
    given(...inHandling, apology)
      .when(extend(3), AT)
      .then(extended(3, due('2025-06-27T17:00', '2025-07-01T17:00'), { from: vn('2025-06-26T17:00') }));
    given(...inHandling, apology)
      .when(extend(3), '2025-06-25T08:00')
      .thenRefused('extension-after-due');
  });

  it('keeps within the maximum and the number of times', () => {
    const facts = { legalBasis: 'Luật Xây dựng 2014 art. 102', maximum: 7, times: 2 };
    given(...inHandling)
      .when(extend(7), AT)
      .then(extended(7, due('2025-07-03T17:00')));
    given(...inHandling)
      .when(extend(8), AT)
      .thenRefused('extension-beyond-maximum', { ...facts, granted: 0, grantedTimes: 0, asked: 8 });
    const first = extended(3, due('2025-06-27T17:00'));
    const second = extended(1, due('2025-06-30T17:00'), { decision: 'QĐ 2', from: vn('2025-06-27T17:00') });
    given(...inHandling, first)
      .when(extend(5, 'QĐ 2'), AT)
      .thenRefused('extension-beyond-maximum');
    given(...inHandling, first)
      .when(extend(1, 'QĐ 2'), AT)
      .then(second);
    given(...inHandling, first, second)
      .when(extend(1, 'QĐ 3'), AT)
      .thenRefused('extension-beyond-maximum');
  });

  it.each([0, -2, 1.5])('cannot count %s working days', (amount) =>
    given(...inHandling)
      .when(extend(amount), AT)
      .thenRefused('limit-not-countable', { amount, unit: 'working-days' }),
  );

  it('counts half an hour where the limit is in working hours', () =>
    given(received({ limit: { amount: 80, unit: 'working-hours' } }), ...inHandling.slice(1))
      .when(extend(0.5), AT)
      .then(extended(0.5, due('2025-06-25T07:30'))));

  it('exists only where a sector law grants it', () =>
    given(...inHandling)
      .when(extend(1), AT, { procedure: procedureVersion({ extension: undefined }) })
      .thenRefused('no-statutory-extension'));

  it('counts the same decision once', () => {
    const history = [...inHandling, extended(3, due('2025-06-27T17:00'))];
    given(...history)
      .when(extend(3), AT)
      .thenNothing();
    given(...history)
      .when(extend(3), '2025-07-10T08:00')
      .thenNothing();
  });

  it('takes no other amount under a number that is granted already', () =>
    given(...inHandling, extended(3, due('2025-06-27T17:00')))
      .when(extend(4), AT)
      .thenRefused('decision-known', { decision: 'QĐ 1', granted: 3, asked: 4 }));

  it('belongs to the handling', () =>
    given(...HISTORY_TO.Received)
      .when(extend(1), AT)
      .thenRefused('wrong-state'));
});
