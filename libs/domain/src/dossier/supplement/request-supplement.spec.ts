import {
  givenDossier as given,
  happened,
  inHandling,
  HISTORY_TO,
  procedureVersion,
  supplementAsked,
  vn,
} from '@hoso/testing';
import type { DossierCommand, DossierCommands, SupplementItem } from '../index';

const SURVEY: SupplementItem = { component: 'survey', reason: 'boundary unclear' };
const ask = (changes: Partial<DossierCommands['RequestSupplement']> = {}): DossierCommand => ({
  type: 'RequestSupplement',
  data: { items: [SURVEY], reason: 'the site cannot be found on the drawing', ...changes },
});
const AT = '2025-06-12T08:00';

describe('RequestSupplement', () => {
  it('asks once; the applicant has the time that the procedure gives', () =>
    given(...inHandling)
      .when(ask(), AT)
      .then(supplementAsked(AT)));

  it('takes the clock of the procedure, and a pause after the due instant', () => {
    given(...inHandling)
      .when(ask(), AT, { procedure: procedureVersion({ supplementClock: 'PAUSE' }) })
      .then(supplementAsked(AT, { clock: 'PAUSE' }));
    given(...inHandling)
      .when(ask(), '2025-06-24T17:00')
      .then(supplementAsked('2025-06-24T17:00', { answerDueAt: vn('2025-07-02T17:00') }));
    given(...inHandling)
      .when(ask(), '2025-06-24T17:00:00.001')
      .then(
        supplementAsked('2025-06-24T17:00:00.001', { clock: 'PAUSE', answerDueAt: vn('2025-07-02T17:00') }),
      );
  });

  it('asks a second time only on a cited legal basis, and counts that as late', () => {
    const came = happened('SupplementReceived', '2025-06-13T08:00', {
      components: [{ component: 'survey' }],
    });
    const history = [...inHandling, supplementAsked(AT), came];
    const again = { answerDueAt: vn('2025-06-23T17:00'), legalBasis: 'Luật X art. 4', countsAsLate: true };
    given(...history)
      .when(ask(), '2025-06-16T08:00')
      .thenRefused('supplement-only-once', { requests: 1 });
    given(...history)
      .when(ask({ legalBasis: 'Luật X art. 4' }), '2025-06-16T08:00')
      .then(supplementAsked('2025-06-16T08:00', again));
  });

  it('counts a request at reception for an online dossier only', () => {
    const [submitted, asked] = HISTORY_TO.AwaitingApplicant;
    const came = happened('SupplementReceived', '2025-06-09T11:00', {
      components: [{ component: 'survey' }],
    });
    const paper = happened('ReceptionSupplementRequested', '2025-06-09T10:00', {
      ...(asked!.data as object),
      opening: { ...(submitted!.data as { opening: object }).opening, channel: 'direct' },
    } as never);
    const drawn = { items: [{ component: 'seal-book', reason: 'to compare' }] };
    given(submitted!, asked!, came, ...inHandling)
      .when(ask(drawn), AT)
      .thenRefused('supplement-only-once');
    given(paper, came, ...inHandling)
      .when(ask(drawn), AT)
      .then(supplementAsked(AT, drawn));
  });

  it('refuses an empty list and, without a provision, what is available or foreign', () => {
    given(...inHandling)
      .when(ask({ items: [] }), AT)
      .thenRefused('supplement-items-missing');
    for (const [component, code] of [
      ['drawing', 'component-already-available'],
      ['land-title', 'component-already-available'],
      ['photo', 'component-not-in-procedure'],
    ] as const) {
      const item = { component, reason: 'unclear' };
      given(...inHandling)
        .when(ask({ items: [SURVEY, item] }), AT)
        .thenRefused(code, { components: [component] });
      const items = [SURVEY, { ...item, provision: 'Luật X art. 4' }];
      given(...inHandling)
        .when(ask({ items }), AT)
        .then(supplementAsked(AT, { items }));
    }
  });

  it('refuses to ask again for what came on paper and was scanned since', () => {
    const scanned = happened('ComponentReused', AT, {
      component: 'survey',
      source: 'shared-database',
      reference: 'map 7',
    });
    given(...inHandling, scanned)
      .when(ask(), AT)
      .thenRefused('component-already-available');
  });
});
