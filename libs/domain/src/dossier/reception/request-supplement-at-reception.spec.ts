import {
  givenDossier as given,
  happened,
  HISTORY_TO,
  opening,
  openingData,
  RULES,
  submitted,
  vn,
} from '@hoso/testing';
import type { DossierCommand, DossierCommands, SupplementItem } from '../index';

const SURVEY = { component: 'survey', reason: 'missing' };
const ask = (
  items: readonly SupplementItem[] = [SURVEY],
  changes: Partial<DossierCommands['RequestSupplementAtReception']> = {},
): DossierCommand => ({
  type: 'RequestSupplementAtReception',
  data: { items, reason: 'one map is missing', ...changes },
});
const AT = '2025-06-09T10:00';
const asked = (items: readonly SupplementItem[], opened = false) =>
  happened('ReceptionSupplementRequested', AT, {
    ...(opened && { opening: opening() }),
    rules: RULES,
    items,
    reason: 'one map is missing',
    answerDueAt: vn('2025-06-16T17:00'),
  });

describe('RequestSupplementAtReception', () => {
  it('asks for the full list, online or at the counter', () => {
    given(submitted)
      .when(ask(), AT)
      .then(asked([SURVEY]));
    given()
      .when(ask([SURVEY], { opening: openingData() }), AT)
      .then(asked([SURVEY], true));
  });

  it('asks only once, on every channel', () => {
    const came = happened('SupplementReceived', '2025-06-09T11:00', {
      components: [{ component: 'survey' }],
    });
    given(submitted, asked([SURVEY]), came)
      .when(ask(), '2025-06-10T10:00')
      .thenRefused('supplement-only-once');
    given(asked([SURVEY], true), came)
      .when(ask(), '2025-06-10T10:00')
      .thenRefused('supplement-only-once');
    given(...HISTORY_TO.AwaitingApplicant)
      .when(ask(), '2025-06-10T10:00')
      .thenRefused('wrong-state');
  });

  it('never asks for what is digital, in a shared database, or foreign, but under a cited provision', () => {
    const refusals = [
      ['form', 'component-already-available'],
      ['land-title', 'component-already-available'],
      ['photo', 'component-not-in-procedure'],
    ] as const;
    for (const [component, code] of refusals) {
      const item = { component, reason: 'unclear' };
      given(submitted)
        .when(ask([item]), AT)
        .thenRefused(code, { components: [component] });
      const cited = [{ ...item, provision: 'Luật Xây dựng art. 95' }];
      given(submitted).when(ask(cited), AT).then(asked(cited));
    }
  });

  it('refuses an empty list and a missing opening', () => {
    given(submitted).when(ask([]), AT).thenRefused('supplement-items-missing');
    given().when(ask(), AT).thenRefused('not-opened');
  });
});
