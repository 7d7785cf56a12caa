import { HAI_DUONG } from '../../calendar';
import {
  DUE,
  fileRef,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
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
import { Tally } from '../grouping';
import { dossierMeasures, FIGURES_766, figures766 } from './dossier-measures';
import { procedureMeasures } from './procedure-measures';
import { OPTIONS_766 } from './targets';

const JUNE = boundsOf({ from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30'), zone: VIETNAM });
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
});

describe('satisfaction with the handling', () => {
  const rated = (rating: 'satisfied' | 'dissatisfied') =>
    happened('ServiceRated', '2025-06-26T08:00', { rating });
  const measureOf = (...histories: readonly (readonly DossierEvent[])[]) => {
    const tally = new Tally(FIGURES_766);
    for (const history of histories) tally.add(reportFactsOf(history), figures(history));
    return dossierMeasures(tally.total)['5.4'];
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
      return dossierMeasures(tally.total)['5.4'];
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
const measures = (...procedures: readonly ProcedureState[]) =>
  procedureMeasures({
    ...{ procedures, calendar: HAI_DUONG, filedOnline: new Set(['A']) },
    ...{ from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30') },
  });
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

  it('counts services offered and used online', () => {
    const online = [published({ code: 'A' }, {}), published({ code: 'B' }, {})];
    const direct = published({ code: 'C', limits: { direct: { amount: 1, unit: 'working-days' } } }, {});
    expect(measures(...online, direct)).toMatchObject({
      '3.1': { numerator: 2, denominator: 3 },
      '3.2': { numerator: 1, denominator: 2 },
    });
  });

  it('finds a content that is not whole', () =>
    expect(measures(published({ code: 'A' }, {}), published({ code: 'B', steps: [] }, {}))['1.3']).toEqual({
      ...{ numerator: 1, denominator: 2 },
    }));
});
