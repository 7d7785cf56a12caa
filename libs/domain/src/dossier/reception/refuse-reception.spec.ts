import {
  givenDossier as given,
  happened,
  HISTORY_TO,
  MERGED_UNIT,
  opening,
  openingData,
  RULES,
} from '@hoso/testing';
import type { DossierCommand, OpeningData } from '../index';

const refuse = (changes?: Partial<OpeningData>): DossierCommand => ({
  type: 'RefuseReception',
  data: { reason: 'not our matter', ...(changes && { opening: openingData(changes) }) },
});
const AT = '2025-06-09T10:00';
const refused = happened('ReceptionRefused', AT, { rules: RULES, reason: 'not our matter' });

describe('RefuseReception', () => {
  it('opens and ends a dossier at the counter', () =>
    given()
      .when(refuse({}), AT)
      .then(
        happened('ReceptionRefused', AT, { opening: opening(), rules: RULES, reason: 'not our matter' }),
      ));

  it.each(['Submitted', 'AwaitingApplicant'] as const)('ends what is %s', (phase) =>
    given(...HISTORY_TO[phase])
      .when(refuse(), AT)
      .then(refused),
  );

  it('refuses without an opening, on a channel not offered, and at a unit not in being', () => {
    given().when(refuse(), AT).thenRefused('not-opened');
    given()
      .when(refuse({ channel: 'postal' }), AT)
      .thenRefused('procedure-not-offered-on-channel');
    given()
      .when(refuse({ unit: 'H23.99' }), AT)
      .thenRefused('unit-unknown');
    given()
      .when(refuse({ unit: MERGED_UNIT }), AT)
      .thenRefused('unit-not-active');
  });

  it('comes too late once the dossier is received or refused', () => {
    given(...HISTORY_TO.Received)
      .when(refuse(), '2025-06-11T08:00')
      .thenRefused('wrong-state');
    given(...HISTORY_TO.Refused)
      .when(refuse(), '2025-06-11T08:00')
      .thenRefused('wrong-state');
  });
});
