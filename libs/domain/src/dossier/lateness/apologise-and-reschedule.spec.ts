import { DUE, givenDossier as given, happened, HISTORY_TO, inHandling, vn } from '@hoso/testing';
import type { DossierCommand, DossierEvents } from '../index';

const NEW = '2025-06-30T10:00';
const reschedule = (newDueAt = NEW): DossierCommand => ({
  type: 'ApologiseAndReschedule',
  data: { letter: { number: 'XL-1' }, reason: 'expert ill', newDueAt: vn(newDueAt) },
});
type Apology = DossierEvents['LatenessApologised'];
const apologised = (local: string, timeliness: Apology['timeliness'], newDueAt = NEW) =>
  happened('LatenessApologised', local, {
    letter: { number: 'XL-1' },
    reason: 'expert ill',
    previousDueAt: DUE,
    newDueAt: vn(newDueAt),
    timeliness,
  });

describe('ApologiseAndReschedule', () => {
  it.each([
    ['2025-06-23T17:00', 'in-time', 'closing time of the last working day before the due day'],
    ['2025-06-23T17:00:00.001', 'after-duty', 'a millisecond later'],
    ['2025-06-24T17:00', 'after-duty', 'the due instant'],
    ['2025-06-24T17:00:00.001', 'after-due', 'late'],
  ] satisfies [string, Apology['timeliness'], string][])(
    'at %s the letter is %s: %s',
    (local, timeliness, _) =>
      given(...inHandling)
        .when(reschedule(), local)
        .then(apologised(local, timeliness)),
  );

  it('gives a date after the current one and after today', () => {
    given(...inHandling)
      .when(reschedule('2025-06-24T17:00'), '2025-06-20T08:00')
      .thenRefused('new-date-not-later', { currentDueAt: DUE, newDueAt: DUE, at: vn('2025-06-20T08:00') });
    given(...inHandling)
      .when(reschedule('2025-06-24T17:00:00.001'), '2025-06-20T08:00')
      .then(apologised('2025-06-20T08:00', 'in-time', '2025-06-24T17:00:00.001'));
    given(...inHandling)
      .when(reschedule(), NEW)
      .thenRefused('new-date-not-later');
  });

  it('gives a date up to five years behind the current one', () => {
    const last = '2030-06-24T23:59:59.999';
    given(...inHandling)
      .when(reschedule(last), '2025-06-20T08:00')
      .then(apologised('2025-06-20T08:00', 'in-time', last));
    given(...inHandling)
      .when(reschedule('2030-06-25T00:00'), '2025-06-20T08:00')
      .thenRefused('new-date-too-far', { newDueAt: vn('2030-06-25T00:00'), lastDay: '2030-06-24' });
  });

  it('happens at most once', () =>
    given(...inHandling, apologised('2025-06-20T08:00', 'in-time'))
      .when(reschedule('2025-07-10T10:00'), '2025-06-20T09:00')
      .thenRefused('already-reappointed', { apologisedAt: vn('2025-06-20T08:00') }));

  it('may still follow a late letter that gave no date', () => {
    const letter = happened('LatenessApologised', '2025-06-25T08:00', {
      letter: { number: 'XL-0' },
      reason: 'late',
      previousDueAt: DUE,
      timeliness: 'after-due',
    });
    given(...inHandling, letter)
      .when(reschedule(), '2025-06-25T09:00')
      .then(apologised('2025-06-25T09:00', 'after-due'));
  });

  it('belongs to the handling', () =>
    given(...HISTORY_TO.AwaitingSupplement)
      .when(reschedule(), '2025-06-13T08:00')
      .thenRefused('wrong-state'));
});
