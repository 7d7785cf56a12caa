import { deciderSpec, vn } from '@hoso/testing';
import { portalRatingDecider, type EndRating, type PortalRatingCommand } from './decider';
import type { PortalRatingEvent } from './events';

const AT = '2025-07-03T08:00';
const given = deciderSpec(portalRatingDecider, () => ({ at: vn(AT) }));

const MONTH = { month: '2025-06', procedure: '1.004222' };
const COUNTS = { verySatisfied: 2, satisfied: 1, dissatisfied: 0 };
const MORE = { ...COUNTS, dissatisfied: 1 };

const begin = (counts = COUNTS): PortalRatingCommand => ({
  type: 'BeginRating',
  data: { ...MONTH, counts },
});
const ending = (outcome: EndRating['outcome'], attempt = 1, counts = COUNTS): EndRating => ({
  ...{ ...MONTH, counts, attempt, outcome },
  ...(outcome === 'rejected' && { errorCode: '-1', fault: 'Mã thủ tục không hợp lệ' }),
});
const begun = (attempt = 1, counts = COUNTS, at = AT): PortalRatingEvent => ({
  type: 'RatingExchangeBegun',
  data: { ...MONTH, counts, attempt },
  at: vn(at),
});
const ended = (data: EndRating, at = AT): PortalRatingEvent => ({
  type: 'RatingExchangeEnded',
  data,
  at: vn(at),
});

describe('telling a month’s ratings', () => {
  it('is intended before and told after', () => {
    given().when(begin()).then(begun());
    given(begun())
      .when({ type: 'EndRating', data: ending('accepted') })
      .then(ended(ending('accepted')));
  });

  it('ends only what has begun, once', () => {
    const end: PortalRatingCommand = { type: 'EndRating', data: ending('accepted') };
    given().when(end).thenRefused('rating-not-begun');
    given(begun(), ended(ending('accepted')))
      .when(end)
      .thenRefused('rating-not-begun');
    given(begun(), ended(ending('unknown')), begun(2))
      .when(end)
      .thenRefused('rating-not-begun');
  });

  it('tells nothing of a month that nobody rated', () => {
    const nobody = { verySatisfied: 0, satisfied: 0, dissatisfied: 0 };
    given().when(begin(nobody)).thenRefused('nothing-rated');
  });

  it.each(['accepted', 'exists'] as const)('does not send again what was taken: %s', (outcome) => {
    const taken = [begun(), ended(ending(outcome))];
    given(...taken)
      .when(begin())
      .thenRefused('rating-told');
    given(...taken)
      .when(begin(MORE))
      .then(begun(2, MORE));
  });

  it('takes a correction that the portal knows already for refused: it keeps the counts from before', () => {
    const kept = [begun(), ended(ending('accepted')), begun(2, MORE), ended(ending('exists', 2, MORE))];
    given(...kept)
      .when(begin(MORE))
      .thenRefused('rating-refused-lately');
  });

  it('takes what the portal knows already for refused where other counts may have come before', () => {
    const lost = [begun(), ended(ending('unknown'))];
    const then = (counts: typeof COUNTS) => [begun(2, counts), ended(ending('exists', 2, counts))];
    given(...lost, ...then(COUNTS))
      .when(begin())
      .thenRefused('rating-told');
    given(...lost, ...then(MORE))
      .when(begin(MORE))
      .thenRefused('rating-refused-lately');
  });

  it.each(['not-now', 'unknown'] as const)('goes again after %s', (outcome) => {
    given(begun(), ended(ending(outcome)))
      .when(begin())
      .then(begun(2));
  });

  it.each(['rejected', 'absent'] as const)('rests a day after %s, unless the counts changed', (outcome) => {
    const refusedAt = (at: string) => [begun(1, COUNTS, at), ended(ending(outcome), at)];
    const lately = given(...refusedAt('2025-07-02T08:00:00.001')).when(begin());
    lately.thenRefused('rating-refused-lately');
    given(...refusedAt('2025-07-02T08:00'))
      .when(begin())
      .then(begun(2));
    given(...refusedAt('2025-07-03T07:59'))
      .when(begin(MORE))
      .then(begun(2, MORE));
  });

  it('closes what its sender left open before it begins anew', () => {
    const left = ended({ ...ending('unknown'), cause: 'interrupted' });
    given(begun()).when(begin()).then(left, begun(2));
  });
});
