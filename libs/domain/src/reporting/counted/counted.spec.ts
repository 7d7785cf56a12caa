import {
  fileRef,
  happened,
  inHandling,
  issued,
  openedAfter,
  opening,
  received,
  reportFactsOf,
  submitted,
  supplementAsked,
  vn,
} from '@hoso/testing';
import { plainDateOf, VIETNAM } from '@hoso/kernel';
import type { DossierEvent } from '../../dossier';
import { Tally } from '../grouping';
import { II06A_COLUMNS } from '../ii-06a/columns';
import { boundsOf } from '../period';
import { channelFigures } from './channels';
import { DIGITISATION_FIGURES, digitisationFigures, digitisationRates } from './digitisation';
import { onTime } from './on-time';
import { paperRows } from './papers-beyond-rules';
import { SatisfactionTable } from './satisfaction';

const JUNE = boundsOf({ from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30'), zone: VIETNAM });

describe('channels', () => {
  const channels = (history: readonly DossierEvent[]) => channelFigures.of(reportFactsOf(history), JUNE);
  it('counts the way it came and who helped to file it', () => {
    const assisted = received({ opening: { ...opening('online'), assistedBy: 'post' } });
    expect(channels([assisted])).toEqual(['received', 'online', 'assisted', 'assisted-post']);
    expect(channels(inHandling)).toEqual(['received', 'direct']);
    expect(channels([submitted])).toEqual([]);
  });
});

describe('digitisation', () => {
  it('has rates of what there is, and null where there is nothing', () => {
    const tally = new Tally(DIGITISATION_FIGURES);
    expect(digitisationRates(tally.total)).toEqual({
      ...{ digitisedRate: null, onceOnlyRate: null, electronicResultRate: null },
    });
    const bare = received({ components: [{ component: 'form' }] });
    for (const history of [[...inHandling, issued('2025-06-20T08:00', false)], [bare]]) {
      const facts = reportFactsOf(history);
      tally.add(facts, digitisationFigures.of(facts, JUNE));
    }
    expect(tally.total).toMatchObject({ received: 2, digitised: 1, reused: 0, 'paper-only': 1 });
    expect(digitisationRates(tally.total)).toMatchObject({ digitisedRate: 50, electronicResultRate: 100 });
  });
});

describe('digitisation of a period that is over', () => {
  const scan = (at: string) => happened('ComponentDigitised', at, { component: 'form', file: fileRef('a') });
  const figuresOf = (...history: readonly DossierEvent[]) =>
    digitisationFigures.of(
      reportFactsOf([received({ components: [{ component: 'form' }] }), ...history]),
      JUNE,
    );

  it('counts what came in by its end, to the millisecond', () => {
    expect(figuresOf(scan('2025-06-30T23:59:59.999'))).toEqual(['received', 'digitised']);
    expect(figuresOf(scan('2025-07-01T00:00'))).toEqual(['received', 'paper-only']);
  });

  it('takes out again what a neutralised answer had brought, and leaves what came otherwise', () => {
    const history = [
      received({ components: [{ component: 'form' }] }),
      ...inHandling.slice(1),
      supplementAsked('2025-06-12T08:00'),
      happened('SupplementReceived', '2025-06-13T08:00', {
        components: [{ component: 'survey', digitised: fileRef('c') }],
      }),
    ];
    const undone = happened('EventNeutralised', '2025-06-16T08:00', {
      ...{ revision: 4, type: 'SupplementReceived', reason: 'another dossier' },
      restored: openedAfter(...history).undoable!.before,
    });
    const of = (all: readonly DossierEvent[]) => digitisationFigures.of(reportFactsOf(all), JUNE);
    expect(of(history)).toContain('digitised');
    expect(of([...history, undone])).toContain('paper-only');
  });
});

describe('satisfaction', () => {
  const rated = (at: string, rating: 'very-satisfied' | 'dissatisfied') =>
    reportFactsOf([
      ...inHandling,
      issued('2025-06-20T08:00', false),
      happened('ServiceRated', at, { rating, comment: 'chậm' }),
    ]);

  it('counts who rated in the period, whenever the dossier was settled, by procedure', () => {
    const table = new SatisfactionTable(JUNE);
    expect(table.total).toMatchObject({ rated: 0, rate: null });
    table.add(rated('2025-06-30T23:59', 'very-satisfied'));
    table.add(rated('2025-06-25T08:00', 'very-satisfied'));
    table.add(rated('2025-06-25T08:00', 'dissatisfied'));
    table.add(rated('2025-07-01T00:00', 'dissatisfied'));
    table.add(reportFactsOf(inHandling));
    const counts = { rated: 3, 'very-satisfied': 2, satisfied: 0, dissatisfied: 1, rate: 66.67 };
    expect(table.total).toEqual(counts);
    expect(table.rows).toEqual([{ procedure: '1.004222', name: expect.any(String) as string, ...counts }]);
  });
});

describe('papers asked for beyond the rules', () => {
  it('are those at hand, in a database or not listed, with the provision; a listed one is none', () => {
    const provision = 'Luật Đất đai art. 9';
    const asked = supplementAsked('2025-06-12T08:00', {
      items: [
        { component: 'survey', reason: 'boundary unclear' },
        { component: 'drawing', reason: 'illegible', provision },
        { component: 'land-title', reason: 'older deed', provision },
        { component: 'village-stamp', reason: 'custom', provision },
      ],
    });
    const facts = reportFactsOf([...inHandling, asked]);
    expect(paperRows(facts, JUNE).map(({ component, provision: cited }) => [component, cited])).toEqual([
      ['drawing', provision],
      ['land-title', provision],
      ['village-stamp', provision],
    ]);
    expect(paperRows(facts, { ...JUNE, end: vn('2025-06-12T07:59') })).toEqual([]);
    const forgotten = happened('EventNeutralised', '2025-06-12T09:00', {
      ...{ revision: 3, type: 'SupplementRequested', reason: 'wrong dossier' },
      restored: { handling: facts && HANDLING },
    });
    expect(paperRows(reportFactsOf([...inHandling, asked, forgotten]), JUNE)).toEqual([]);
  });
});

const HANDLING = {
  phase: 'InHandling',
  unit: 'H23.15',
  opinions: {},
  hops: {},
  supplementRequests: 0,
} as const;

describe('the on-time rate', () => {
  const counts = (c8: number, c9: number, c10: number) => ({
    ...new Tally(II06A_COLUMNS).total,
    ...{ c7: c8 + c9 + c10, c8, c9, c10 },
  });
  const target = { year: 2026, onTimeRate: 98, source: 'KH 1', illustrative: true };
  it('is held against the year’s target, on both sides of it', () => {
    expect(onTime(counts(90, 8, 2), target)).toMatchObject({ rate: 98, met: true });
    expect(onTime(counts(90, 7, 3), target)).toMatchObject({ rate: 97, met: false });
    expect(onTime(counts(1_243, 0, 132), { ...target, onTimeRate: 90.4 })).toMatchObject({ met: true });
    expect(onTime(counts(57, 0, 43), target)).toMatchObject({ rate: 57 });
    expect(onTime(counts(19_599, 0, 401), target)).toMatchObject({ rate: 97.99, met: false });
  });
  it('is met by nobody where nothing was settled or no target is set', () => {
    expect(onTime(counts(0, 0, 0), target)).toMatchObject({ rate: null, met: null });
    expect(onTime(counts(1, 0, 0), undefined)).toMatchObject({ rate: 100, target: null, met: null });
  });
});
