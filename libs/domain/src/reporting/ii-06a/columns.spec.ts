import {
  DUE,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  opening,
  received,
  reportFactsOf,
  submitted,
  supplementAsked,
  vn,
} from '@hoso/testing';
import { plainDateOf, VIETNAM, type Instant } from '@hoso/kernel';
import type { DossierEvent } from '../../dossier';
import { boundsOf } from '../period';
import { ii06aColumnsOf } from './columns';
import { Ii06aForm } from './table';

const period = (from: string, to: string, until?: Instant) => ({
  ...{ from: plainDateOf(from), to: plainDateOf(to), zone: VIETNAM },
  ...(until && { until }),
});
const JUNE = period('2025-06-01', '2025-06-30');
const JULY = period('2025-07-01', '2025-07-31');

/** The columns of a dossier in a period, without the sums 3, 7 and 11. */
const columns = (history: readonly DossierEvent[], over = JUNE): string =>
  ii06aColumnsOf(reportFactsOf(history), boundsOf(over))
    .filter((column) => !['c3', 'c7', 'c11'].includes(column))
    .join(' ');

const neutralised = (revision: number, local: string, restoredDue = DUE) =>
  happened('EventNeutralised', local, {
    revision,
    type: 'ResultIssued',
    reason: 'keyed into the wrong dossier',
    restored: {
      handling: { phase: 'InHandling', unit: 'H23.15', opinions: {}, hops: {}, supplementRequests: 0 },
      due: { statutory: restoredDue, current: restoredDue, provisional: false },
    },
  });

describe('the columns of form II.06a', () => {
  it.each([
    ['on an earlier local day', '2025-06-23T23:59:59.999', 'c5 c8'],
    ['on the due day', '2025-06-24T00:00', 'c5 c9'],
    ['at the due instant', '2025-06-24T17:00', 'c5 c9'],
    ['a millisecond after it', '2025-06-24T17:00:00.001', 'c5 c10'],
  ])('settled %s', (_, at, expected) => expect(columns([...inHandling, issued(at, false)])).toBe(expected));

  it.each([
    ['within its limit at the due instant itself', DUE, 'c5 c12'],
    ['past it a millisecond later', vn('2025-06-24T17:00:00.001'), 'c5 c13'],
  ])('open, and %s', (_, until, expected) =>
    expect(columns(inHandling, period('2025-06-01', '2025-06-30', until))).toBe(expected),
  );

  it('received online count in column 4, by post and in person in column 5', () => {
    expect(columns([submitted, received({ opening: opening('online') })])).toBe('c4 c13');
    expect(columns([received({ opening: opening('postal') })])).toBe('c5 c13');
  });

  it('leave out what was only submitted or refused at reception', () => {
    expect(columns(HISTORY_TO.Submitted)).toBe('');
    expect(columns(HISTORY_TO.Refused)).toBe('');
  });

  it('count the first and the last millisecond of the period, and not those beside them', () => {
    const at = (local: string) => columns([{ ...received(), at: vn(local) }]);
    expect(at('2025-05-31T23:59:59.999')).toMatch(/^c6/);
    expect(at('2025-06-01T00:00')).toMatch(/^c5/);
    expect(at('2025-06-30T23:59:59.999')).toMatch(/^c5/);
    expect(at('2025-07-01T00:00')).toBe('');
  });

  it('count withdrawn and stopped ones in column 9, however late', () => {
    expect(columns(HISTORY_TO.Withdrawn)).toBe('c5 c9');
    expect(columns(HISTORY_TO.Stopped)).toBe('c5 c9');
    const late = happened('DossierWithdrawn', '2025-06-27T08:00', { request: 'letter 9' });
    expect(columns([...inHandling, late])).toBe('c5 c9');
  });

  it('count a paused one in column 12, and in 13 once past its date', () => {
    const paused = [...inHandling, supplementAsked('2025-06-12T08:00')];
    expect(columns(paused, period('2025-06-01', '2025-06-20'))).toBe('c5 c12');
    expect(columns(paused)).toBe('c5 c13');
  });

  it('compare with the date before a re-appointment', () => {
    const apology = happened('LatenessApologised', '2025-06-20T08:00', {
      letter: { number: 'XL-1' },
      reason: 'expert ill',
      previousDueAt: DUE,
      newDueAt: vn('2025-06-30T17:00'),
      timeliness: 'in-time',
    });
    expect(columns([...inHandling, apology, issued('2025-06-26T08:00', true)])).toBe('c5 c10');
  });

  it('see an old period by what was so then, not by today’s status as OpenCPS does', () => {
    const settledInJuly = [...inHandling, issued('2025-07-03T08:00', true)];
    expect(columns(settledInJuly, JUNE)).toBe('c5 c13');
    expect(columns(settledInJuly, JULY)).toBe('c6 c10');
    expect(columns(settledInJuly, period('2025-08-01', '2025-08-31'))).toBe('');
  });

  it('compare with the date that held at the period’s end, not with a later one', () => {
    const extended = happened('DeadlineExtended', '2025-06-23T08:00', {
      ...{ decision: 'QĐ 1', legalBasis: 'art. 102', reason: 'complex', amount: 7, from: DUE },
      due: { statutory: vn('2025-07-03T17:00'), current: vn('2025-07-03T17:00'), provisional: false },
    });
    const extendedLater = { ...extended, at: vn('2025-07-01T08:00') };
    expect(columns([...inHandling, extended])).toBe('c5 c12');
    expect(columns([...inHandling, extendedLater])).toBe('c5 c13');
  });

  it('forget a result that was neutralised', () => {
    const wrong = [...inHandling, issued('2025-06-20T08:00', false)];
    const corrected = [...wrong, neutralised(3, '2025-07-02T08:00')];
    expect(columns(wrong)).toBe('c5 c8');
    expect(columns(corrected)).toBe('c5 c13');
    expect(columns(corrected, JULY)).toBe('c6 c13');
  });
});

describe('form II.06a', () => {
  it('numbers its groups by level and field, sums them, and carries over what was open before', () => {
    const histories = [
      inHandling,
      [...inHandling, issued('2025-06-20T08:00', false)],
      [...inHandling, issued('2025-07-02T08:00', true)],
      HISTORY_TO.Withdrawn,
    ];
    const form = new Ii06aForm(JULY);
    for (const history of histories) form.add(reportFactsOf(history));
    const { rows, total, identities } = form.table();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ c1: 1, c2: 'Hoạt động xây dựng (cấp tỉnh)', ...total });
    expect(total).toEqual({
      ...{ c3: 2, c4: 0, c5: 0, c6: 2 },
      ...{ c7: 1, c8: 0, c9: 0, c10: 1 },
      ...{ c11: 1, c12: 0, c13: 1 },
    });
    expect(identities).toHaveLength(5);
    expect(identities.at(-1)).toEqual({
      name: 'c6 = c11 của kỳ trước (of the period before)',
      ...{ left: 2, right: 2, holds: true },
    });
  });
});
