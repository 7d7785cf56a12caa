import { readFileSync } from 'node:fs';
import { COMPONENTS_766, OPTIONS_766, type Options766, type StageTargets } from '@hoso/domain';
import { ReportSettingsError } from './settings-error';

const IDS: ReadonlySet<unknown> = new Set(COMPONENTS_766.map(({ id }) => id));

const isStage = (value: unknown): value is StageTargets => {
  const { fromYear, rates } = (value ?? {}) as Partial<Record<keyof StageTargets, unknown>>;
  return (
    Number.isInteger(fromYear) &&
    typeof rates === 'object' &&
    rates !== null &&
    Object.entries(rates).every(([id, rate]) => IDS.has(id) && typeof rate === 'number' && rate > 0)
  );
};

const isListOf = (value: unknown, is: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);

const CHECKS: Readonly<Record<keyof Options766, (value: unknown) => boolean>> = {
  stages: (value) => isListOf(value, isStage),
  linear: (value) => isListOf(value, (id) => IDS.has(id)),
  onTimeOf: (value) => value === 'received' || value === 'in-hand',
  feeOwed: (value) => value === 'published' || value === 'required',
  populationDatabases: (value) => isListOf(value, (name) => typeof name === 'string' && name !== ''),
};

/**
 * What an authority chooses where the index leaves a choice: stage targets by year, components scored linearly, the
 * population of the on-time rate, which dossiers have to be paid for, names of the population database; what the file leaves out stays as it is.
 * @throws ReportSettingsError
 */
export const readOptions766 = (file: string): Options766 => {
  const given = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(CHECKS, name) ? CHECKS[name as keyof Options766] : undefined;
    if (!check?.(value)) throw new ReportSettingsError(`${file}: ${name} is not one of the choices`);
  }
  return { ...OPTIONS_766, ...given };
};
