import { readFileSync } from 'node:fs';
import type { OnTimeTarget } from '@hoso/domain';
import { ReportSettingsError } from './settings-error';

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

/** An authority's targets by year, from a JSON list. @throws ReportSettingsError */
export const readTargets = (file: string): readonly OnTimeTarget[] => {
  const targets: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(targets) || !targets.every(isTarget))
    throw new ReportSettingsError(`${file} is no list of { year, onTimeRate (0–100), source, illustrative }`);
  return targets;
};
