import {
  acceptedBreach,
  CONSULTED_UNIT,
  gathered,
  givenReport as given,
  HANDLING_UNIT,
  reviewedReport,
  submittedReport,
  unitDirectory,
  vn,
} from '@hoso/testing';
import { DEFAULT_POLICY } from '../dossier';
import { accountabilityDecider } from './decider';
import type { ReviewAccountability } from './review-accountability';

const review = (data: ReviewAccountability) => ({ type: 'ReviewAccountability', data }) as const;
const ACCEPT = review({ verdict: 'accepted' });
const LIST = [acceptedBreach('D1')];
const SUBMITTED = [gathered('2025-07-01T08:00', LIST), submittedReport('2025-07-01T09:00')];
const AT = '2025-07-02T08:00';
const auditor = { id: 'thanh-tra', role: 'auditor' } as const;

describe('ReviewAccountability', () => {
  it('accepts, and the report is kept as it is', () => {
    given(...SUBMITTED)
      .when(ACCEPT, AT, LIST, { actor: auditor })
      .then(reviewedReport(AT));
    given(...SUBMITTED, reviewedReport(AT))
      .when(ACCEPT, '2025-07-03T08:00', LIST, { actor: auditor })
      .thenRefused('nothing-to-review', { stage: 'accepted' });
  });

  it('returns with a reason, due again at the closing of the third working day', () => {
    given(...SUBMITTED)
      .when(review({ verdict: 'returned', reason: 'vague' }), AT, LIST, { actor: auditor })
      .then(reviewedReport(AT, { verdict: 'returned', reason: 'vague', dueAt: vn('2025-07-07T17:00') }));
    given(...SUBMITTED)
      .when(review({ verdict: 'returned' }), AT, LIST, { actor: auditor })
      .thenRefused('return-needs-reason');
  });

  it('judges what is submitted', () => {
    given().when(ACCEPT, AT, LIST, { actor: auditor }).thenRefused('nothing-to-review');
    given(SUBMITTED[0]!)
      .when(ACCEPT, AT, LIST, { actor: auditor })
      .thenRefused('nothing-to-review', { stage: 'gathered' });
  });

  it('is for a superior: a role of the policy, or the head of the unit above', () => {
    const head = { id: 'giang', role: 'head', unit: CONSULTED_UNIT } as const;
    given(...SUBMITTED)
      .when(ACCEPT, AT, LIST, { actor: head })
      .thenRefused('reviewer-not-superior', { role: 'head', unit: CONSULTED_UNIT, reportOf: HANDLING_UNIT });
    const superiors = { ...DEFAULT_POLICY.superiors, unitAbove: { [HANDLING_UNIT]: CONSULTED_UNIT } };
    given(...SUBMITTED)
      .when(ACCEPT, AT, LIST, { actor: head, superiors })
      .then(reviewedReport(AT, { reviewedBy: 'giang' }));
    const units = new Map(unitDirectory());
    units.set(CONSULTED_UNIT, { ...units.get(CONSULTED_UNIT)!, level: 'ministry' });
    given(...SUBMITTED)
      .when(ACCEPT, AT, LIST, { actor: head, units })
      .then(reviewedReport(AT, { reviewedBy: 'giang' }));
  });

  it('is never for who submitted it', () =>
    given(...SUBMITTED)
      .when(ACCEPT, AT, LIST, { actor: { id: 'an', role: 'auditor' } })
      .thenRefused('reviewer-submitted-it', { submittedBy: 'an' }));

  it('leaves the submission and what was gathered as they were', () => {
    const submitted = SUBMITTED.reduce(accountabilityDecider.evolve, accountabilityDecider.initial)!;
    expect(accountabilityDecider.evolve(submitted, reviewedReport(AT))).toEqual({
      ...submitted,
      stage: 'accepted',
      review: { verdict: 'accepted', reviewedBy: 'thanh-tra', at: vn(AT) },
    });
  });
});
