import {
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  MERGED_UNIT,
  ONE_STOP,
  received,
  vn,
} from '@hoso/testing';
import type { DossierCommand, DossierEvent } from '../index';

const transfer = (to = HANDLING_UNIT): DossierCommand => ({ type: 'Transfer', data: { to } });
const receivedAt = (local: string): DossierEvent => ({ ...received(), at: vn(local) });
const transferred = (local: string, due: string, late: boolean) =>
  happened('DossierTransferred', local, { from: ONE_STOP, to: HANDLING_UNIT, transferDueAt: vn(due), late });

describe('Transfer', () => {
  it.each([
    ['2025-06-10T08:00', '2025-06-10T17:00', 'the same working day'],
    ['2025-06-10T14:59:59.999', '2025-06-10T17:00', 'just before 15:00'],
    ['2025-06-10T15:00', '2025-06-11T08:00', 'at 15:00: the beginning of the next working day'],
    ['2025-06-13T15:00', '2025-06-16T08:00', 'over the weekend'],
    ['2025-06-10T17:00', '2025-06-11T17:00', 'after closing it counts as received the next day'],
    ['2025-06-14T10:00', '2025-06-16T17:00', 'on a Saturday likewise'],
  ])('received at %s is due there at %s: %s', (local, due) =>
    given(receivedAt(local))
      .when(transfer(), local)
      .then(transferred(local, due, false)),
  );

  it('too late is allowed and counted, to the millisecond', () => {
    given(received())
      .when(transfer(), '2025-06-10T17:00')
      .then(transferred('2025-06-10T17:00', '2025-06-10T17:00', false));
    given(received())
      .when(transfer(), '2025-06-10T17:00:00.001')
      .then(transferred('2025-06-10T17:00:00.001', '2025-06-10T17:00', true));
  });

  it('goes to a unit in being, and names the successor of one that is not', () => {
    given(received())
      .when(transfer('H23.99'), '2025-06-10T09:00')
      .thenRefused('unit-unknown', { unit: 'H23.99' });
    given(received()).when(transfer(MERGED_UNIT), '2025-06-10T09:00').thenRefused('unit-not-active', {
      unit: MERGED_UNIT,
      on: '2025-06-10',
      validFrom: '2020-01-01',
      validTo: '2025-02-28',
      successor: HANDLING_UNIT,
    });
  });

  it('goes once', () =>
    given(...HISTORY_TO.Transferred)
      .when(transfer(), '2025-06-10T09:00')
      .thenRefused('wrong-state'));
});
