import { readFileSync } from 'node:fs';
import type { OnTimeTarget } from '@hoso/domain';

/** The file of targets is not as it must be. */
export class TargetsError extends Error {
  readonly code = 'targets-not-readable';
}

const isTarget = (value: unknown): value is OnTimeTarget => {
  const { year, onTimeRate, source, illustrative } = (value ?? {}) as Partial<
    Record<keyof OnTimeTarget, unknown>
  >;
  return (
    Number.isInteger(year) &&
    typeof onTimeRate === 'number' &&
    onTimeRate >= 0 &&
    onTimeRate <= 100 &&
    typeof source === 'string' &&
    typeof illustrative === 'boolean'
  );
};

/** An authority's targets by year, from a JSON list. @throws TargetsError */
export const readTargets = (file: string): readonly OnTimeTarget[] => {
  const targets: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(targets) || !targets.every(isTarget))
    throw new TargetsError(`${file} is no list of { year, onTimeRate (0–100), source, illustrative }`);
  return targets;
};
