import { HAI_DUONG } from '../../calendar';
import {
  dossierLife,
  HANDLING_UNIT,
  happened,
  inHandling,
  issued,
  openedAfter,
  reportFactsOf,
  vn,
} from '@hoso/testing';
import fc from 'fast-check';
import { plainDateOf, VIETNAM } from '@hoso/kernel';
import type { DossierEvent } from '../../dossier';
import { overdueRow } from '../overdue/overdue-row';
import { boundsOf } from '../period';
import { timeOf } from './attribution';
import { AttributionForm } from './table';

const heldIn = (history: readonly DossierEvent[]) => {
  const { closed, open } = openedAfter(...history).ledger;
  return [...closed, ...(open ? [open] : [])];
};
const timeUntil = (history: readonly DossierEvent[], local: string) =>
  timeOf(reportFactsOf(history), heldIn(history), { calendar: HAI_DUONG, until: vn(local) });

describe('delay attribution', () => {
  it('gives each party its part, and cuts what runs or was settled later', () => {
    const form = new AttributionForm();
    form.add(timeUntil([...inHandling, issued('2025-06-10T11:00', false)], '2025-06-10T10:30'));
    form.add(timeUntil(inHandling, '2025-06-10T10:15'));
    const { rows, total, identities } = form.table();
    expect(rows).toEqual([
      { party: 'unit', id: 'H23.01', dossiers: 2, workingMinutes: 120, share: 42.11 },
      { party: 'unit', id: 'H23.15', dossiers: 2, workingMinutes: 120, share: 42.11 },
      { party: 'officer', id: 'binh', dossiers: 2, workingMinutes: 45, share: 15.79 },
    ]);
    expect(total).toEqual({
      ...{ dossiers: 2, elapsedMinutes: 285, applicant: 0, agency: 0, unit: 240, officer: 45 },
    });
    expect(identities.every(({ holds }) => holds)).toBe(true);
  });

  it('names nobody who had it only afterwards', () =>
    expect(timeUntil(inHandling, '2025-06-10T09:30').parts.map(({ party: { id } }) => id)).toEqual([
      'H23.01',
      HANDLING_UNIT,
    ]));

  it('sums to the elapsed time in any life, to the millisecond', () =>
    fc.assert(
      fc.property(dossierLife, (steps) => {
        const history = steps.flatMap(({ events }) => events);
        if (history.length === 0) return;
        const { parts, wholeMs } = timeUntil(history, '2026-06-01T08:00');
        expect(parts.reduce((sum, { ms }) => sum + ms, 0)).toBe(wholeMs);
      }),
      { numRuns: 100 },
    ));
});

describe('the overdue list', () => {
  const JUNE = boundsOf({ from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30'), zone: VIETNAM });
  const row = (history: readonly DossierEvent[]) =>
    overdueRow(reportFactsOf(history), JUNE, timeUntil(history, '2025-06-30T23:59'));

  it('says how late, and who had most of the time', () => {
    expect(row([...inHandling, issued('2025-06-26T08:00', true)])).toMatchObject({
      ...{ standing: 'settled-late', daysLate: 2, minutesLate: 39 * 60, mostTimeWith: 'officer:binh' },
      ...{ settledAt: vn('2025-06-26T08:00'), dueAt: vn('2025-06-24T17:00'), apologisedAt: null },
    });
    expect(row([...inHandling, issued('2025-06-24T18:00', true)])).toMatchObject({
      ...{ daysLate: 0, minutesLate: 60 },
    });
    expect(row(inHandling)).toMatchObject({ standing: 'open-late', daysLate: 6, settledAt: null });
  });

  it('names who was in charge when the date passed, whoever has the dossier since', () => {
    const onDesk = (officer: string, local: string) =>
      happened('OfficerAssigned', local, { unit: HANDLING_UNIT, officer, reason: 'r' });
    const passed = [...inHandling, onDesk('dung', '2025-06-25T08:00')];
    expect(row(passed)).toMatchObject({ unit: HANDLING_UNIT, officer: 'binh' });
    expect(row([...inHandling, onDesk('dung', '2025-06-23T08:00')])).toMatchObject({ officer: 'dung' });
  });

  it('tells of the last apology by the period’s end', () => {
    const sorry = (local: string) =>
      happened('LatenessApologised', local, {
        ...{ letter: { number: 'XL-1' }, reason: 'expert ill', timeliness: 'in-time' },
        previousDueAt: vn('2025-06-24T17:00'),
      });
    const twice = [...inHandling, sorry('2025-06-26T08:00'), sorry('2025-07-02T08:00')];
    expect(row(twice)).toMatchObject({ apologisedAt: vn('2025-06-26T08:00') });
    expect(row([...inHandling, sorry('2025-07-02T08:00')])).toMatchObject({ apologisedAt: null });
  });

  it('leaves out what was in time', () =>
    expect(row([...inHandling, issued('2025-06-24T17:00', false)])).toBeUndefined());
});
