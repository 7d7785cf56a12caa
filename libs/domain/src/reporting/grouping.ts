import { LEVELS, type Level } from '../procedure';
import type { ReportFacts } from './facts/report-facts';
import { sumOf, noCounts, type Counts } from './figures';

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  ministry: 'cấp bộ',
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
};

/** A group of the forms: the procedures of a field (*lĩnh vực*) on a level. */
export type Group = Pick<ReportFacts, 'field' | 'level'>;

/** `Hộ tịch (cấp xã)`. */
export const groupName = ({ field, level }: Group): string => `${field} (${LEVEL_NAMES[level]})`;

export type GroupRow<Name extends string> = Group & Counts<Name>;

const byLevelThenField = (one: Group, other: Group): number =>
  LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || one.field.localeCompare(other.field, 'vi');

/** Counts dossiers one after the other, by field and level, in memory that grows with the groups only. */
export class Tally<Name extends string> {
  private readonly counted = new Map<string, Group & Record<Name, number>>();

  constructor(private readonly names: readonly Name[]) {}

  add({ field, level }: Group, figures: readonly Name[]): void {
    if (figures.length === 0) return;
    const key = `${level} ${field}`;
    const row = this.counted.get(key) ?? { field, level, ...noCounts(this.names) };
    this.counted.set(key, row);
    for (const figure of figures) (row as Record<Name, number>)[figure] += 1;
  }

  get rows(): readonly GroupRow<Name>[] {
    return [...this.counted.values()].sort(byLevelThenField);
  }

  get total(): Counts<Name> {
    return sumOf(this.names, this.counted.values());
  }
}
