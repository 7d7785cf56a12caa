import {
  CONSULTED_UNIT,
  givenDossier as given,
  happened,
  inHandling,
  issued,
  supplementAsked,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const takeBack = (hop = 'tax'): DossierCommand => ({ type: 'TakeBack', data: { hop, outcome: 'assessed' } });
const DUE = '2025-06-13T17:00';
const handedOver = happened('HandedOver', '2025-06-11T08:00', {
  hop: 'tax',
  agency: CONSULTED_UNIT,
  order: 'in-turn',
  dueAt: vn(DUE),
});
const back = (local: string, late: boolean) =>
  happened('TakenBack', local, { hop: 'tax', agency: CONSULTED_UNIT, late, outcome: 'assessed' });

describe('TakeBack', () => {
  it.each([
    [DUE, false],
    ['2025-06-13T17:00:00.001', true],
  ])('at %s: late %s', (local, late) =>
    given(...inHandling, handedOver)
      .when(takeBack(), local)
      .then(back(local, late)),
  );

  it('is recorded while the applicant is awaited', () =>
    given(...inHandling, handedOver, supplementAsked('2025-06-12T08:00'))
      .when(takeBack(), '2025-06-12T09:00')
      .then(back('2025-06-12T09:00', false)));

  it.each(['land', 'constructor', '__proto__'])('knows no hand-over called %s', (hop) =>
    given(...inHandling, handedOver)
      .when(takeBack(hop), '2025-06-12T09:00')
      .thenRefused('hop-unknown', { hop, open: ['tax'] }),
  );

  it('comes back once, and not to a dossier that has ended', () => {
    given(...inHandling, handedOver, back(DUE, false))
      .when(takeBack(), DUE)
      .thenRefused('hop-unknown');
    given(...inHandling, handedOver, issued('2025-06-12T08:00', false))
      .when(takeBack(), DUE)
      .thenRefused('wrong-state');
  });
});
