import {
  fileRef,
  givenDossier as given,
  happened,
  HISTORY_TO,
  inHandling,
  procedureVersion,
  received,
} from '@hoso/testing';
import { supplementAsked, vn } from '@hoso/testing';
import type { DossierCommand, ProvidedComponent } from '../index';

const SURVEY = { component: 'survey', digitised: fileRef('d') };
const accept = (...components: readonly ProvidedComponent[]): DossierCommand => ({
  type: 'AcceptSupplement',
  data: { components },
});
const due = (statutory: string, current = statutory) => ({
  statutory: vn(statutory),
  current: vn(current),
  provisional: false,
});
const came = (local: string, dates?: ReturnType<typeof due>) =>
  happened('SupplementReceived', local, { components: [SURVEY], ...(dates && { due: dates }) });
const paused = [...inHandling, supplementAsked('2025-06-12T08:00', { clock: 'PAUSE' })];
const extended = happened('DeadlineExtended', '2025-06-11T08:00', {
  decision: 'QĐ 1',
  legalBasis: 'art. 102',
  reason: 'complex',
  amount: 3,
  from: vn('2025-06-24T17:00'),
  due: due('2025-06-27T17:00'),
});

describe('AcceptSupplement', () => {
  it('at reception leads back to Submitted; no clock runs yet', () =>
    given(...HISTORY_TO.AwaitingApplicant)
      .when(accept(SURVEY), '2025-06-10T09:00')
      .then(came('2025-06-10T09:00')));

  it('RESET: the whole limit counts again from the official instant of the acceptance', () => {
    const history = HISTORY_TO.AwaitingSupplement;
    given(...history)
      .when(accept(SURVEY), '2025-06-16T09:00')
      .then(came('2025-06-16T09:00', due('2025-06-30T17:00')));
    given(...history)
      .when(accept(SURVEY), '2025-06-16T17:00')
      .then(came('2025-06-16T17:00', due('2025-07-01T17:00')));
  });

  it('RESET: extensions granted are added again', () =>
    given(...inHandling, extended, supplementAsked('2025-06-12T08:00'))
      .when(accept(SURVEY), '2025-06-16T09:00')
      .then(came('2025-06-16T09:00', due('2025-07-03T17:00'))));

  it('RESET: a cut-off of the procedure applies again', () =>
    given(...HISTORY_TO.AwaitingSupplement)
      .when(accept(SURVEY), '2025-06-16T15:00', { procedure: procedureVersion({ cutOff: '15:00' }) })
      .then(came('2025-06-16T15:00', due('2025-07-01T17:00'))));

  it('PAUSE: the working time left is walked again from the official instant of the resumption', () => {
    given(...paused)
      .when(accept(SURVEY), '2025-06-16T08:00')
      .then(came('2025-06-16T08:00', due('2025-06-26T17:00')));
    given(...paused)
      .when(accept(SURVEY), '2025-06-16T12:00')
      .then(came('2025-06-16T12:00', due('2025-06-27T10:30')));
  });

  it('PAUSE: without length, or wholly outside of working time, changes nothing', () => {
    const unchanged = due('2025-06-24T17:00');
    given(...paused)
      .when(accept(SURVEY), '2025-06-12T08:00')
      .then(came('2025-06-12T08:00', unchanged));
    const overNight = [...inHandling, supplementAsked('2025-06-12T17:00', { clock: 'PAUSE' })];
    given(...overNight)
      .when(accept(SURVEY), '2025-06-13T07:00')
      .then(came('2025-06-13T07:00', unchanged));
  });

  it('PAUSE: asked after the due instant, it moves nothing', () =>
    given(...inHandling, supplementAsked('2025-06-24T17:00:00.001', { clock: 'PAUSE' }))
      .when(accept(SURVEY), '2025-06-27T08:00')
      .then(came('2025-06-27T08:00', due('2025-06-24T17:00'))));

  it('leaves the due dates open while an opinion still holds the clock', () => {
    const opinion = happened('OpinionRequested', '2025-06-11T08:00', {
      opinion: 'fire',
      agency: 'H23.19',
      question: 'fire safety?',
      dueAt: vn('2025-06-20T17:00'),
      pausesClock: true,
    });
    given(...inHandling, opinion, supplementAsked('2025-06-12T08:00', { clock: 'PAUSE' }))
      .when(accept(SURVEY), '2025-06-16T09:00')
      .then(came('2025-06-16T09:00'));
  });

  it('marks a date that crosses a provisional year', () =>
    given(...inHandling, supplementAsked('2025-06-12T08:00'))
      .when(accept(SURVEY), '2026-12-28T09:00')
      .then(
        happened('SupplementReceived', '2026-12-28T09:00', {
          components: [SURVEY],
          due: { ...due('2027-01-12T16:30'), provisional: true },
        }),
      ));

  it('wants all that was asked for, and nothing foreign', () => {
    const history = HISTORY_TO.AwaitingSupplement;
    given(...history)
      .when(accept(), '2025-06-16T09:00')
      .thenRefused('supplement-incomplete', { missing: ['survey'] });
    given(...history)
      .when(accept(SURVEY, { component: 'photo' }), '2025-06-16T09:00')
      .thenRefused('component-not-in-procedure', { components: ['photo'] });
  });

  it('refuses in the handling what is neither digitised nor reused, a correction too, not at reception', () => {
    const paper = { component: 'survey' };
    given(...HISTORY_TO.AwaitingSupplement)
      .when(accept(paper), '2025-06-16T09:00')
      .thenRefused('component-not-digitised', { components: ['survey'] });
    const items = [{ component: 'form', reason: 'wrong name', provision: 'Luật X art. 4' }];
    given(...inHandling, supplementAsked('2025-06-12T08:00', { items }))
      .when(accept({ component: 'form' }), '2025-06-16T09:00')
      .thenRefused('component-not-digitised', { components: ['form'] });
    given(...HISTORY_TO.AwaitingApplicant)
      .when(accept(paper), '2025-06-10T09:00')
      .then(happened('SupplementReceived', '2025-06-10T09:00', { components: [paper] }));
  });

  it('takes in the handling what is reused or only presented', () => {
    const reused = {
      component: 'survey',
      reused: { source: 'citizen-store', reference: 'store/7' },
    } as const;
    const components = [reused, { component: 'seal-book' }];
    given(...HISTORY_TO.AwaitingSupplement)
      .when(accept(...components), '2025-06-16T09:00')
      .then(happened('SupplementReceived', '2025-06-16T09:00', { components, due: due('2025-06-30T17:00') }));
  });

  it('takes a foreign paper that was asked for under a provision', () => {
    const photo = { component: 'photo', digitised: fileRef('e') };
    const items = [{ component: 'photo', reason: 'site', provision: 'Luật X art. 4' }];
    given(...inHandling, supplementAsked('2025-06-12T08:00', { items }))
      .when(accept(photo), '2025-06-16T09:00')
      .then(
        happened('SupplementReceived', '2025-06-16T09:00', {
          components: [photo],
          due: due('2025-06-30T17:00'),
        }),
      );
  });

  it('answers once', () =>
    given(...HISTORY_TO.AwaitingSupplement, came('2025-06-16T09:00', due('2025-06-30T17:00')))
      .when(accept(SURVEY), '2025-06-16T09:00')
      .thenRefused('wrong-state'));

  it('counts a month limit by months again', () =>
    given(
      received({ limit: { amount: 1, unit: 'months' } }),
      ...inHandling.slice(1),
      supplementAsked('2025-06-12T08:00'),
    )
      .when(accept(SURVEY), '2025-06-30T09:00')
      .then(came('2025-06-30T09:00', due('2025-07-30T17:00'))));
});
