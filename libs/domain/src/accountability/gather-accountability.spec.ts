import {
  acceptedBreach,
  awaitedBreach,
  gathered,
  givenReport as given,
  reviewedReport,
  submittedReport,
  vn,
} from '@hoso/testing';

const GATHER = { type: 'GatherAccountability', data: {} } as const;
const LIST = [acceptedBreach('D1'), awaitedBreach('D2')];
const AT = '2025-07-01T08:00';

describe('GatherAccountability', () => {
  it('lists the breaches with the days of each, and their totals', () => {
    given()
      .when(GATHER, AT, LIST)
      .then(
        gathered(AT, LIST, {
          figures: {
            breaches: 2,
            dossiers: 2,
            daysLate: 12,
            byStage: { awaited: 1, returned: 0, filed: 0, accepted: 1 },
            byNature: { objective: 0, subjective: 1, unexplained: 1 },
            byCause: { 'officer-slow': 1 },
            byOfficer: { binh: 1 },
            explainedLate: 0,
            remedies: { promised: 1, done: 1, late: 0 },
            apologies: { given: 1, missing: 1 },
          },
        }),
      );
  });

  it('counts what is still late up to the gathering, in local days', () => {
    const lasting = awaitedBreach('D1', { lateUntil: undefined });
    const days = (local: string, daysLate: number) => {
      const figures = expect.objectContaining({ daysLate }) as never;
      given()
        .when(GATHER, local, [lasting])
        .then(gathered(local, [], { figures, breaches: [{ ...lasting, daysLate }] }));
    };
    days('2025-06-24T23:59', 0);
    days('2025-06-25T00:00', 1);
  });

  it('replaces what was gathered before, and records nothing where nothing changed', () => {
    given(gathered(AT, LIST)).when(GATHER, '2025-07-02T08:00', LIST).thenNothing();
    const now = [LIST[0]!, awaitedBreach('D2', { stage: 'filed' })];
    given(gathered(AT, LIST)).when(GATHER, '2025-07-02T08:00', now).then(gathered('2025-07-02T08:00', now));
  });

  it('says which dossiers could not be read, and records when they could', () => {
    const listed = { position: '4711', breaches: LIST, unread: ['D9'] };
    const marked = gathered(AT, LIST, { unread: ['D9'] });
    given().when(GATHER, AT, LIST, { listed }).then(marked);
    given(marked).when(GATHER, '2025-07-02T08:00', LIST, { listed }).thenNothing();
    given(marked).when(GATHER, '2025-07-02T08:00', LIST).then(gathered('2025-07-02T08:00', LIST));
  });

  it('begins with the period', () => {
    given()
      .when(GATHER, '2025-05-31T23:59:59.999')
      .thenRefused('period-not-begun', { period: '2025-06', from: '2025-06-01' });
    given().when(GATHER, '2025-06-01T00:00').then(gathered('2025-06-01T00:00', []));
  });

  it('is for a unit that there is', () =>
    given().when(GATHER, AT, [], { unit: 'H99.01' }).thenRefused('unit-unknown', { unit: 'H99.01' }));

  it('ends with the submission, and begins again after a return only', () => {
    const submitted = [gathered(AT, LIST), submittedReport('2025-07-01T09:00')];
    given(...submitted)
      .when(GATHER, '2025-07-02T08:00', LIST)
      .thenRefused('already-submitted', { stage: 'submitted', submittedAt: vn('2025-07-01T09:00') });
    given(...submitted, reviewedReport('2025-07-02T08:00'))
      .when(GATHER, '2025-07-02T09:00', LIST)
      .thenRefused('already-submitted', { stage: 'accepted', submittedAt: vn('2025-07-01T09:00') });
    given(...submitted, reviewedReport('2025-07-02T08:00', { verdict: 'returned', reason: 'vague' }))
      .when(GATHER, '2025-07-02T09:00', LIST)
      .then(gathered('2025-07-02T09:00', LIST));
  });
});
