/** Latencies as a reader compares them; nearest rank, from every single sample. */
export interface Percentiles {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** The nearest-rank percentile. @throws RangeError without samples */
export const percentile = (samples: ArrayLike<number>, share: number): number => {
  if (samples.length === 0) throw new RangeError('There are no samples to take a percentile of');
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
};

export const percentilesOf = (samples: ArrayLike<number>): Percentiles => ({
  p50Ms: percentile(samples, 0.5),
  p95Ms: percentile(samples, 0.95),
  p99Ms: percentile(samples, 0.99),
});
