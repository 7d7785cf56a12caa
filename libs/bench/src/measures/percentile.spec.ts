import { percentile, percentilesOf } from './percentile';

describe('percentiles', () => {
  it('are samples themselves, by nearest rank, whatever the order', () => {
    const samples = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(percentilesOf(samples)).toEqual({ p50Ms: 100, p95Ms: 190, p99Ms: 198 });
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([10, 9], 0.5)).toBe(9);
  });

  it('do not invent a figure where nothing was measured', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});
