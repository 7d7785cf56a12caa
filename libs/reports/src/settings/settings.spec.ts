import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPTIONS_766 } from '@hoso/domain';
import { readOptions766 } from './read-options-766';
import { readTargets } from './read-targets';

const folder = mkdtempSync(join(tmpdir(), 'hoso-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (content: unknown): string => {
  const path = join(folder, 'settings.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};

describe('the settings of reports', () => {
  it('take an authority’s targets, and nothing that is none', () => {
    const target = { year: 2026, onTimeRate: 100, source: 'KH 1', illustrative: false };
    expect(readTargets(file([target]))).toEqual([target]);
    for (const wrong of [{}, [{ ...target, onTimeRate: 101 }], [{ ...target, year: 'x' }], [null]])
      expect(() => readTargets(file(wrong))).toThrow(/is no list of/);
  });

  it('ship targets that are marked as examples', () => {
    const shipped = readTargets(join(__dirname, '../../../../infra/catalogue/targets.sample.json'));
    expect(shipped.length).toBeGreaterThan(0);
    expect(shipped.every(({ illustrative }) => illustrative)).toBe(true);
  });

  it('take choices of Decision 766, and leave the others as they are', () => {
    expect(readOptions766(file({ linear: ['4.2'] }))).toEqual({ ...OPTIONS_766, linear: ['4.2'] });
    const stages = [{ fromYear: 2027, rates: { '3.1': 90 } }];
    expect(readOptions766(file({ stages })).stages).toEqual(stages);
    for (const wrong of [
      { linear: ['9.9'] },
      { onTimeOf: 'all' },
      { feeOwed: 'all' },
      { populationDatabases: [''] },
      { stages: [{}] },
      { other: 1 },
    ])
      expect(() => readOptions766(file(wrong))).toThrow(/is not one of the choices/);
  });
});
