import { COMPONENTS_766, GROUPS_766 } from './components';
import { index766 } from './index-766';
import { OPTIONS_766 } from './targets';

const measured = (measures: Parameters<typeof index766>[0], options = OPTIONS_766) =>
  index766(measures, 2026, options);
const row = (id: string, [numerator, denominator]: readonly [number, number], options = OPTIONS_766) =>
  measured({ [id]: { numerator, denominator } }, options).rows.find((each) => each.id === id)!;

describe('the index of Decision 766', () => {
  it('is worth 100 points, each group the sum of its components', () => {
    for (const [id, { maximum }] of Object.entries(GROUPS_766)) {
      const own = COMPONENTS_766.filter(({ group }) => group === id);
      expect([id, own.reduce((sum, component) => sum + component.maximum, 0)]).toEqual([id, maximum]);
    }
    expect(measured({}).total).toEqual({ score: 0, maximum: 0, worth: 100 });
  });

  it.each([
    ['1.1', [3, 4], { rate: 75, score: 4.5 }],
    ['2.1', [951, 1_434], { rate: 66.32, score: 13.26 }],
    ['3.1', [79, 100], { rate: 79, score: 1.98 }],
    ['3.1', [80, 100], { rate: 80, score: 2 }],
    ['3.1', [100, 100], { rate: 100, score: 2 }],
    ['3.2', [1, 3], { rate: 33.33, score: 1.33 }],
    ['3.3', [25, 100], { rate: 25, score: 3 }],
    ['4.2', [40, 100], { rate: 40, score: 2 }],
    ['5.4', [45, 50], { rate: 90, score: 6 }],
    ['5.4', [30, 50], { rate: 60, score: 4 }],
  ] as const)('%s: %j is %j', (id, counted, expected) =>
    expect(row(id, counted)).toMatchObject({ ...expected, standing: 'known' }),
  );

  it('follows the observed linear formula where it is told to', () => {
    const linear = { ...OPTIONS_766, linear: ['4.2'] };
    expect(row('4.2', [40, 100], linear)).toMatchObject({ score: 1.6, fullAt: 100 });
    expect(row('4.2', [40, 100])).toMatchObject({ score: 2, fullAt: 80, uncertain: true });
  });

  it('takes the stage targets of the year', () => {
    const stages = [...OPTIONS_766.stages, { fromYear: 2026, rates: { '3.1': 100 } }];
    const of = (year: number) =>
      index766({ '3.1': { numerator: 80, denominator: 100 } }, year, { ...OPTIONS_766, stages }).total.score;
    expect([of(2021), of(2025), of(2026)]).toEqual([2, 2, 1.6]);
  });

  it('gives what nothing was there for: full points, none, or that it does not apply', () => {
    expect(row('5.2', [0, 0])).toMatchObject({ score: 6, rate: null, standing: 'known' });
    expect(row('5.3', [0, 0])).toMatchObject({ score: 6 });
    expect(row('5.4', [0, 0])).toMatchObject({ score: 0 });
    expect(row('2.1', [0, 0])).toMatchObject({ score: null, rate: null, standing: 'not-applicable' });
  });

  it('knows what is not known: null, never 0, and outside both sums', () => {
    const { rows, total, groups } = measured({ '2.1': { numerator: 1, denominator: 2 } });
    expect(rows.filter(({ score }) => score !== null).map(({ id }) => id)).toEqual(['2.1']);
    const unknown = { numerator: null, denominator: null, rate: null, score: null, standing: 'unknown' };
    expect(rows.find(({ id }) => id === '1.4')).toMatchObject(unknown);
    expect(rows.filter(({ reason, score }) => (reason === null) !== (score !== null))).toEqual([]);
    expect(total).toEqual({ score: 10, maximum: 20, worth: 100 });
    expect(groups.find(({ id }) => id === '3b')).toMatchObject({ score: 0, maximum: 0, worth: 10 });
  });

  it('multiplies by a factor, which all that is missing may not make up for', () => {
    const at = (numerator: number, factor: number) =>
      measured({ '3.3': { numerator, denominator: 100, factor } });
    const { rows, improvements } = at(30, 0.8);
    expect(rows.find(({ id }) => id === '3.3')).toMatchObject({ factor: 80, rate: 24, score: 2.88 });
    expect(improvements).toMatchObject([{ id: '3.3', missing: 33, of: 'dossiers' }]);
    expect(at(60, 0.4).improvements).toMatchObject([{ id: '3.3', missing: 40 }]);
  });

  it('names what would raise it most, and how many are missing', () => {
    const { improvements } = measured({
      '2.1': { numerator: 90, denominator: 100 },
      '3.1': { numerator: 10, denominator: 30 },
      '4.1': { numerator: 5, denominator: 5 },
      '4.3': { numerator: 0, denominator: 11 },
      '5.2': { numerator: 0, denominator: 0 },
    });
    expect(improvements.map(({ id, gain, missing, of }) => [id, gain, missing, of])).toEqual([
      ['4.3', 2, 9, 'dossiers'],
      ['2.1', 2, 10, 'dossiers'],
      ['3.1', 1.17, 14, 'procedures'],
    ]);
  });
});
