import { happened, openedAfter, opening, procedureVersion, received, reportFactsOf, vn } from '@hoso/testing';
import { plainDateOf, VIETNAM } from '@hoso/kernel';
import type { DossierEvent, Reuse } from '../../dossier';
import { noCounts } from '../figures';
import { boundsOf } from '../period';
import { dossierMeasures, FIGURES_766, figures766 } from './dossier-measures';
import { PROCEDURE_FIGURES_766, procedureMeasures } from './procedure-measures';
import { OPTIONS_766 } from './targets';

const JUNE = boundsOf({ from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30'), zone: VIETNAM });
const CCCD = 'CSDL quốc gia về dân cư';
const STORED: Reuse = { source: 'citizen-store', reference: 'KHO-1' };
const LAND: Reuse = { source: 'shared-database', reference: 'land-database/77' };

const figures = (history: readonly DossierEvent[], options = OPTIONS_766, procedure = procedureVersion()) =>
  figures766(options)
    .of(reportFactsOf(history, { procedure }), JUNE)
    .filter((figure) => /^4\.[45]b?-/.test(figure))
    .join(' ');
const reused = (from: Reuse, component = 'drawing', at = '2025-06-12T08:00') =>
  happened('ComponentReused', at, { component, ...from });
const filed = (verifiedByVneid: boolean) => received({ opening: { ...opening(), verifiedByVneid } });

describe('what citizens have given the state already', () => {
  it.each([
    ['nothing of them', [], '4.4-missing 4.5b-missing'],
    ['a component from their store', [reused(STORED)], '4.4-met 4.5b-met'],
    ['another in its stead', [reused(STORED), reused(LAND)], '4.4-missing 4.5b-missing'],
    [
      'an earlier dossier',
      [reused({ source: 'earlier-dossier', reference: CCCD })],
      '4.4-missing 4.5b-missing',
    ],
    ['what came after the period', [reused(STORED, 'form', '2025-07-01T08:00')], '4.4-missing 4.5b-missing'],
  ])('%s', (_, more, expected) => expect(figures([received(), ...more])).toBe(expected));

  it('brought with the filing, taken out again with a neutralised event', () => {
    const components = [{ component: 'form', reused: STORED }];
    expect(figures([received({ components })])).toBe('4.4-met 4.5b-met');
    const asked = happened('SupplementRequested', '2025-06-11T08:00', {
      ...{ items: [{ component: 'survey', reason: 'x' }], reason: 'x', clock: 'RESET' as const },
      ...{ answerDueAt: vn('2025-06-20T17:00'), countsAsLate: false },
    });
    const came = happened('SupplementReceived', '2025-06-12T08:00', { components });
    const history = [received(), asked, came];
    const undone = happened('EventNeutralised', '2025-06-13T08:00', {
      ...{ revision: 2, type: 'SupplementReceived', reason: 'another dossier' },
      restored: openedAfter(...history).undoable!.before,
    });
    expect(figures(history)).toBe('4.4-met 4.5b-met');
    expect(figures([...history, undone])).toBe('4.4-missing 4.5b-missing');
  });

  it('an account counts once it was verified, and keeps its verification', () => {
    expect(figures([filed(true), reused(LAND)])).toBe('4.4-missing 4.5b-met');
    expect(figures([filed(false)])).toBe('4.4-missing 4.5b-missing');
  });

  it.each([
    [`${CCCD}`, true],
    [`${CCCD}: 030190001234`, true],
    [`${CCCD} 030190001234`, true],
    ['CSDL đất đai: 77', false],
    ['030190001234', false],
  ])('the population database is told from the reference %s: %s', (reference, isMet) => {
    const taken = reused({ source: 'shared-database', reference });
    expect(figures([received(), taken])).toBe(`4.4-missing 4.5b-${isMet ? 'met' : 'missing'}`);
    const [reuse] = reportFactsOf([received(), taken]).reuses;
    expect(reuse).not.toMatchObject({ database: expect.stringContaining('030190') as unknown });
  });

  it('the procedure says before the reference which database it is, under the names of the authority', () => {
    const taken = [received(), reused({ source: 'shared-database', reference: `${CCCD}: 77` }, 'land-title')];
    expect(figures(taken)).toBe('4.4-missing 4.5b-missing');
    expect(figures(taken, { ...OPTIONS_766, populationDatabases: ['land-database'] })).toBe(
      '4.4-missing 4.5b-met',
    );
  });
});

describe('what no dossier ever told', () => {
  const known = (store: boolean, population: boolean) => {
    const told = { store, population };
    const measures = {
      ...dossierMeasures({ ...noCounts(FIGURES_766), '4.4': 2, '4.5b': 2 }, { told }),
      ...procedureMeasures(noCounts(PROCEDURE_FIGURES_766), told),
    };
    return ['4.4', '4.5a', '4.5b'].map((id) => measures[id]?.numerator);
  };

  it('is unknown and not 0, each for itself', () => {
    expect(known(false, false)).toEqual([undefined, undefined, undefined]);
    expect(known(false, true)).toEqual([undefined, 0, 0]);
    expect(known(true, true)).toEqual([0, 0, 0]);
  });
});
