import { HAI_DUONG } from '../../calendar';
import {
  DUE,
  fileRef,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  openedAfter,
  opening,
  procedureVersion,
  received,
  reportFactsOf,
  supplementAsked,
  vn,
} from '@hoso/testing';
import { plainDateOf, VIETNAM } from '@hoso/kernel';
import type { DossierEvent } from '../../dossier';
import type { ProcedureState, ProcedureVersion, Publication } from '../../procedure';
import { boundsOf } from '../period';
import { noCounts } from '../figures';
import { Tally } from '../grouping';
import { dossierMeasures, FIGURES_766, figures766 } from './dossier-measures';
import { PROCEDURE_FIGURES_766, procedureFigures766, procedureMeasures } from './procedure-measures';
import { OPTIONS_766 } from './targets';

const JUNE = boundsOf({ from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30'), zone: VIETNAM });
const NOTHING_TOLD = { store: false, population: false };
const figures = (history: readonly DossierEvent[], options = OPTIONS_766, bounds = JUNE) =>
  figures766(options).of(reportFactsOf(history), bounds);

const apology = happened('LatenessApologised', '2025-06-20T08:00', {
  ...{ letter: { number: 'XL-1' }, reason: 'expert ill', previousDueAt: DUE },
  ...{ newDueAt: vn('2025-06-30T17:00'), timeliness: 'in-time' },
});

describe('what dossiers say about the index', () => {
  it('compares with the appointment last given', () => {
    const late = issued('2025-06-26T08:00', true);
    expect(figures([...inHandling, late])).toContain('2.1-missing');
    expect(figures([...inHandling, apology, late])).toContain('2.1-met');
  });

  it('ends what is open with the period', () => {
    const until = (end: string) => ({ ...JUNE, end: vn(end) });
    expect(figures(inHandling, OPTIONS_766, until('2025-06-24T17:00'))).toContain('2.1-met');
    expect(figures(inHandling, OPTIONS_766, until('2025-06-24T17:00:00.001'))).toContain('2.1-missing');
  });

  it('ends a supplement never answered at its request, and takes a second one as late', () => {
    const asked = supplementAsked('2025-06-12T08:00');
    const lapsed = happened('SupplementLapsed', '2025-06-27T08:00', {
      answerDueAt: vn('2025-06-26T17:00'),
      requestedAt: vn('2025-06-12T08:00'),
    });
    const again = supplementAsked('2025-06-13T08:00', { countsAsLate: true });
    expect(figures([...inHandling, asked, lapsed])).toContain('2.1-met');
    expect(figures([...inHandling, again, lapsed])).toContain('2.1-missing');
  });

  it('takes what was received in the period, or all in hand where it is told to', () => {
    const earlier = [{ ...received(), at: vn('2025-05-30T08:00') }, ...inHandling.slice(1)];
    expect(figures(earlier)).not.toContain('2.1');
    expect(figures(earlier, { ...OPTIONS_766, onTimeOf: 'in-hand' })).toContain('2.1');
    expect(figures(HISTORY_TO.Submitted)).toEqual([]);
  });

  it('counts results and components that are electronic', () => {
    const result = happened('ResultIssued', '2025-06-20T08:00', { number: '1', signedBy: 'an', late: false });
    expect(figures([...inHandling, issued('2025-06-20T08:00', false)])).toEqual(
      expect.arrayContaining(['4.1-met', '4.2-met', '4.3-missing']),
    );
    expect(figures([...inHandling, result])).toEqual(expect.arrayContaining(['4.1-missing', '4.2-missing']));
    const reused = received({
      components: [
        { component: 'form', digitised: fileRef('a') },
        { component: 'drawing', reused: { source: 'earlier-dossier', reference: 'x' } },
      ],
    });
    expect(figures([reused])).toContain('4.3-met');
  });

  it('counts what was digital by the period’s end, not what came later', () => {
    const scanned = (at: string) =>
      happened('ComponentReused', at, { component: 'form', source: 'earlier-dossier', reference: 'x' });
    const bare = received({ components: [{ component: 'form' }] });
    const settled = (at: string) => [bare, scanned(at), issued('2025-06-30T08:00', false)];
    expect(figures(settled('2025-06-29T08:00'))).toEqual(expect.arrayContaining(['4.2-met', '4.3-met']));
    const late = [bare, issued('2025-06-30T08:00', false), scanned('2025-07-01T08:00')];
    expect(figures(late)).toEqual(expect.arrayContaining(['4.2-missing', '4.3-missing']));
  });
});

describe('what is done online', () => {
  const online = received({ opening: opening('online') });
  const result = issued('2025-06-20T08:00', false);

  it('is filed online, and where the procedure yields a document with the result as a file by the end', () => {
    expect(figures([online])).toContain('3.3-missing');
    expect(figures([online, result])).toContain('3.3-met');
    expect(figures([online, issued('2025-07-01T08:00', true)])).toContain('3.3-missing');
    expect(figures([received(), result])).toContain('3.3-missing');
    const bare = procedureVersion({ result: { name: 'Ghi vào sổ', document: false } });
    const facts = reportFactsOf([online], { procedure: bare });
    expect(figures766(OPTIONS_766).of(facts, JUNE)).toContain('3.3-met');
  });

  it('is multiplied by the share that the portal has, unknown without it', () => {
    const counts = { ...noCounts(FIGURES_766), '3.3': 4, '3.3-met': 3 };
    const share = { numerator: 1, denominator: 2 };
    expect(dossierMeasures(counts, { synchronised: share, told: NOTHING_TOLD })['3.3']).toEqual({
      numerator: 3,
      denominator: 4,
      factor: 0.5,
    });
    expect(dossierMeasures(counts, { told: NOTHING_TOLD })['3.3']).toBeUndefined();
  });

  const asked = HISTORY_TO.AwaitingPayment;
  const paid = (method: 'cash' | 'national-portal' | 'local-gateway', at = '2025-06-16T08:00') =>
    happened('PaymentConfirmed', at, { receipt: 'BL-9', paidVnd: 150_000, method });

  it.each([
    ['national-portal', '3b.6-met'],
    ['local-gateway', '3b.6-met'],
    ['cash', '3b.6-missing'],
  ] as const)('is paid by %s: %s', (method, figure) =>
    expect(figures([...asked, paid(method)])).toContain(figure),
  );

  it('is not paid after the period’s end, nor by what was neutralised', () => {
    expect(figures([...asked, paid('national-portal', '2025-07-01T08:00')])).toContain('3b.6-missing');
    const history = [...asked, paid('national-portal')];
    const undone = happened('EventNeutralised', '2025-06-17T08:00', {
      ...{ revision: 4, type: 'PaymentConfirmed', reason: 'another dossier' },
      restored: openedAfter(...history).undoable!.before,
    });
    expect(figures([...history, undone])).toContain('3b.6-missing');
  });

  it('owes a fee as the procedure has one, or as it was asked for, where an authority says so', () => {
    const required = { ...OPTIONS_766, feeOwed: 'required' } as const;
    expect(figures(inHandling)).toContain('3b.6-missing');
    expect(figures(inHandling, required)).not.toContain('3b.6');
    expect(figures(asked, required)).toContain('3b.6-missing');
    const free = reportFactsOf(inHandling, { procedure: procedureVersion({ fees: [] }) });
    expect(figures766(OPTIONS_766).of(free, JUNE)).not.toContain('3b.6');
  });
});

describe('satisfaction with the handling', () => {
  const rated = (rating: 'satisfied' | 'dissatisfied') =>
    happened('ServiceRated', '2025-06-26T08:00', { rating });
  const measureOf = (...histories: readonly (readonly DossierEvent[])[]) => {
    const tally = new Tally(FIGURES_766);
    for (const history of histories) tally.add(reportFactsOf(history), figures(history));
    return dossierMeasures(tally.total, { told: NOTHING_TOLD })['5.4'];
  };
  const early = [...inHandling, issued('2025-06-20T08:00', false)];

  it('is unknown until anybody has rated', () => expect(measureOf(early, inHandling)).toBeUndefined());

  it('is lost by lateness and by dislike, each for itself', () => {
    expect(measureOf([...early, rated('satisfied')], early)).toEqual({ numerator: 2, denominator: 2 });
    const disliked = [...early, rated('dissatisfied')];
    expect(measureOf(disliked, inHandling, early)).toEqual({ numerator: 1, denominator: 3 });
    const late = [...inHandling, issued('2025-06-26T07:00', true), rated('dissatisfied')];
    expect(measureOf(late)).toEqual({ numerator: 0, denominator: 1 });
  });

  it('is lost by a petition about the dossier, once with a dislike, from its submission on', () => {
    const petitioned = (history: readonly DossierEvent[], at: string) => {
      const facts = { ...reportFactsOf(history), petitionedAt: vn(at) };
      const tally = new Tally(FIGURES_766);
      tally.add(facts, figures766(OPTIONS_766).of(facts, JUNE));
      return dossierMeasures(tally.total, { told: NOTHING_TOLD })['5.4'];
    };
    expect(petitioned(early, '2025-06-30T23:00')).toEqual({ numerator: 0, denominator: 1 });
    expect(petitioned(early, '2025-07-01T07:00')).toBeUndefined();
    const disliked = [...early, rated('dissatisfied')];
    expect(petitioned(disliked, '2025-06-12T08:00')).toEqual({ numerator: 0, denominator: 1 });
  });
});

const published = (version: Partial<ProcedureVersion>, changes: Partial<Publication>): ProcedureState => {
  const whole = procedureVersion({ validFrom: plainDateOf('2025-06-20'), ...version });
  const publication = {
    ...{ decision: 'QĐ 1', decidedOn: plainDateOf('2025-06-13'), publishedOn: plainDateOf('2025-06-20') },
    ...changes,
  };
  return { adopted: { 1: whole }, versions: [whole], publications: { 1: publication } };
};
const JUDGING = {
  ...{ calendar: HAI_DUONG, filedOnline: new Set(['A']), paidOnline: new Set(['B']) },
  populationData: new Set(['C']),
  ...{ from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30') },
};
const measures = (...procedures: readonly ProcedureState[]) => {
  const counts = { ...noCounts(PROCEDURE_FIGURES_766) };
  for (const procedure of procedures)
    for (const figure of procedureFigures766(JUDGING)(procedure)) counts[figure] += 1;
  return procedureMeasures(counts, { ...NOTHING_TOLD, population: true });
};
const day = plainDateOf;

describe('what procedures say about the index', () => {
  it('decided five working days before its force, a ministry’s twenty', () => {
    expect(measures(published({}, {}))['1.1']).toEqual({ numerator: 1, denominator: 1 });
    expect(measures(published({}, { decidedOn: day('2025-06-14') }))['1.1']).toMatchObject({ numerator: 0 });
    expect(measures(published({ level: 'ministry' }, {}))['1.1']).toMatchObject({ numerator: 0 });
  });

  it('made public within five working days, or still owed at the end', () => {
    expect(measures(published({}, {}))['1.2']).toEqual({ numerator: 1, denominator: 1 });
    expect(measures(published({}, { publishedOn: day('2025-06-23') }))['1.2']).toMatchObject({
      numerator: 0,
    });
    expect(measures(published({}, { publishedOn: day('2025-07-10') }))['1.2']).toEqual({
      ...{ numerator: 0, denominator: 1 },
    });
  });

  it('counts services offered and used online, and those that use the population database', () => {
    const online = [published({ code: 'A' }, {}), published({ code: 'B' }, {})];
    const direct = published({ code: 'C', limits: { direct: { amount: 1, unit: 'working-days' } } }, {});
    expect(measures(...online, direct)).toMatchObject({
      '3.1': { numerator: 2, denominator: 3 },
      '3.2': { numerator: 1, denominator: 2 },
      '3b.5b': { numerator: 1, denominator: 3 },
      '4.5a': { numerator: 1, denominator: 3 },
    });
  });

  it('counts a procedure once, late where one of its versions is', () => {
    const [first, second] = [
      procedureVersion({ validFrom: day('2025-06-20'), validTo: day('2025-06-25') }),
      procedureVersion({ version: 2, validFrom: day('2025-06-26') }),
    ];
    const decided = { decision: 'QĐ 1', decidedOn: day('2025-06-13'), publishedOn: day('2025-06-20') };
    const late = { ...decided, decidedOn: day('2025-06-23'), publishedOn: day('2025-06-23') };
    const both = { adopted: {}, versions: [first, second], publications: { 1: decided, 2: late } };
    expect(procedureFigures766(JUDGING)(both)).toEqual([
      ...['1.1', '1.1-missing', '1.2', '1.2-met', '1.3', '1.3-met'],
      ...['3.1', '3.1-met', '3.2', '3.2-missing', '3b.5b', '3b.5b-missing'],
      ...['4.5a', '4.5a-missing'],
    ]);
  });

  it('finds a content that is not whole', () =>
    expect(measures(published({ code: 'A' }, {}), published({ code: 'B', steps: [] }, {}))['1.3']).toEqual({
      ...{ numerator: 1, denominator: 2 },
    }));
});
