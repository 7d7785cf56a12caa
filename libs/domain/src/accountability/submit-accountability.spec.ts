import {
  acceptedBreach,
  awaitedBreach,
  CONSULTED_UNIT,
  DUE,
  gathered,
  givenReport as given,
  HANDLING_UNIT,
  reviewedReport,
  submittedReport,
  vn,
} from '@hoso/testing';
import type { OpenBreach } from './events';

const submit = (...open: readonly OpenBreach[]) =>
  ({ type: 'SubmitAccountability', data: { prevention: 'two appraisers for each field', open } }) as const;
const ANSWERED = [acceptedBreach('D1'), acceptedBreach('D2', { stage: 'filed', judgedBy: undefined })];
const OWED = [awaitedBreach('D1'), awaitedBreach('D2', { stage: 'returned' }), acceptedBreach('D3')];
const GATHERED_AT = '2025-07-01T08:00';
const AT = '2025-07-01T09:00';
const because = (dossier: string): OpenBreach => ({ dossier, breach: DUE, reason: 'the officer is ill' });

describe('SubmitAccountability', () => {
  it('signs what was gathered; an explanation that is filed need not be judged yet', () =>
    given(gathered(GATHERED_AT, ANSWERED)).when(submit(), AT, ANSWERED).then(submittedReport(AT)));

  it('waits for every explanation that is awaited or returned, unless each is named with its reason', () => {
    const history = gathered(GATHERED_AT, OWED);
    given(history)
      .when(submit(), AT, OWED)
      .thenRefused('explanations-open', { missing: [`D1 ${DUE}`, `D2 ${DUE}`] });
    given(history)
      .when(submit(because('D1')), AT, OWED)
      .thenRefused('explanations-open', { missing: [`D2 ${DUE}`] });
    const both = [because('D1'), because('D2')];
    given(history)
      .when(submit(...both), AT, OWED)
      .then(submittedReport(AT, { open: both }));
  });

  it('takes no reason for what is answered, is not in the list, or was named before', () => {
    const refused = (...open: readonly OpenBreach[]) =>
      given(gathered(GATHERED_AT, OWED))
        .when(submit(because('D1'), because('D2'), ...open), AT, OWED)
        .thenRefused('open-breach-unknown');
    refused(because('D3'));
    refused(because('D4'));
    refused(because('D1'));
    refused({ ...because('D1'), breach: vn('2025-06-25T17:00') });
  });

  it('comes after the period, late after five working days', () => {
    const [last, first] = ['2025-06-30T23:59:59.999', '2025-07-01T00:00'];
    const history = gathered('2025-06-30T12:00', ANSWERED);
    given(history)
      .when(submit(), last, ANSWERED)
      .thenRefused('period-not-over', { period: '2025-06', to: '2025-06-30' });
    given(history).when(submit(), first, ANSWERED).then(submittedReport(first));
    given(history).when(submit(), '2025-07-07T17:00', ANSWERED).then(submittedReport('2025-07-07T17:00'));
    const late = '2025-07-07T17:00:00.001';
    given(history)
      .when(submit(), late, ANSWERED)
      .then(submittedReport(late, { late: true }));
  });

  it('signs nothing that is not so any more', () => {
    const history = gathered(GATHERED_AT, ANSWERED);
    const position = '4712';
    const now = (breaches: typeof ANSWERED, ...changed: readonly string[]) =>
      given(history)
        .when(submit(), AT, breaches, { listed: { position, breaches, unread: [] } })
        .thenRefused('gathering-outdated', { changed, gatheredAt: '4711', position });
    now([...ANSWERED, awaitedBreach('D3')], `D3 ${DUE}`);
    now([ANSWERED[0]!], `D2 ${DUE}`);
    now([ANSWERED[0]!, awaitedBreach('D2', { stage: 'returned' })], `D2 ${DUE}`);
    given(history)
      .when(submit(), AT, ANSWERED, { listed: { position, breaches: ANSWERED, unread: [] } })
      .then(submittedReport(AT));
  });

  it('is refused while a dossier cannot be read, and until what could not be is gathered', () => {
    const history = gathered(GATHERED_AT, ANSWERED, { unread: ['D9'] });
    given(history)
      .when(submit(), AT, ANSWERED, { listed: { position: '4712', breaches: ANSWERED, unread: ['D9'] } })
      .thenRefused('dossiers-unread', { unread: ['D9'] });
    given(history)
      .when(submit(), AT, ANSWERED)
      .thenRefused('gathering-outdated', { changed: ['D9'], gatheredAt: '4711', position: '4711' });
  });

  it('is the head’s, or of whoever stands in for the head that day', () => {
    const history = gathered(GATHERED_AT, ANSWERED);
    const by = (actor: { id: string; role: 'head' | 'service'; unit?: string; delegation?: string }) =>
      given(history).when(submit(), AT, ANSWERED, { actor });
    by({ id: 'one-stop-app', role: 'service', unit: HANDLING_UNIT }).thenRefused('head-only');
    by({ id: 'giang', role: 'head', unit: CONSULTED_UNIT }).thenRefused('head-only', {
      role: 'head',
      unit: CONSULTED_UNIT,
      reportOf: HANDLING_UNIT,
    });
    by({ id: 'binh', role: 'head', unit: HANDLING_UNIT, delegation: 'uq-12' }).thenRefused(
      'delegation-not-valid',
    );
    given().when(submit(), AT, [], { unit: 'H99.01' }).thenRefused('unit-unknown', { unit: 'H99.01' });
  });

  it('follows a gathering, once; after a return a new one, within three working days', () => {
    given().when(submit(), AT, []).thenRefused('nothing-gathered', { stage: undefined });
    const submitted = [gathered(GATHERED_AT, ANSWERED), submittedReport(AT)];
    given(...submitted)
      .when(submit(), '2025-07-02T08:00', ANSWERED)
      .thenRefused('already-submitted', { stage: 'submitted', submittedAt: vn(AT) });
    const dueAt = vn('2025-07-07T17:00');
    const returned = [
      ...submitted,
      reviewedReport('2025-07-02T08:00', { verdict: 'returned', reason: 'vague', dueAt }),
    ];
    given(...returned)
      .when(submit(), '2025-07-03T08:00', ANSWERED)
      .thenRefused('nothing-gathered', { stage: 'returned' });
    given(...returned, gathered('2025-07-03T08:00', ANSWERED))
      .when(submit(), '2025-07-07T17:00:01', ANSWERED)
      .then(submittedReport('2025-07-07T17:00:01', { dueAt, late: true }));
  });
});
