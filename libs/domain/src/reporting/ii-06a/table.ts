import { LEVELS, type Level } from '../../procedure';
import { Tally, type Counts } from '../figures';
import type { ReportFacts } from '../facts/report-facts';
import { boundsBefore, boundsOf, type Bounds, type Period } from '../period';
import { II06A_COLUMNS, ii06aColumnsOf, type Ii06aColumn } from './columns';
import { ii06aIdentities, type Identity } from './identities';

/** One row of the form: its number, its group, its counted columns. */
export interface Ii06aRow extends Counts<Ii06aColumn> {
  readonly c1: number;
  readonly c2: string;
  readonly field: string;
  readonly level: Level;
}

export interface Ii06aTable {
  readonly rows: readonly Ii06aRow[];
  readonly total: Counts<Ii06aColumn>;
  readonly identities: readonly Identity[];
}

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  ministry: 'cấp bộ',
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
};

type Group = Pick<ReportFacts, 'field' | 'level'>;

const byLevelThenField = (one: Group, other: Group): number =>
  LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || one.field.localeCompare(other.field, 'vi');

/** Form II.06a of one period, filled dossier by dossier in memory that grows with the groups only. */
export class Ii06aForm {
  private readonly tally = new Tally(II06A_COLUMNS);
  private readonly groups = new Map<string, Group>();
  private readonly bounds: Bounds;
  private readonly before: Bounds;
  private carriedOver = 0;

  constructor(period: Period) {
    this.bounds = boundsOf(period);
    this.before = boundsBefore(period);
  }

  add(facts: ReportFacts): void {
    const { field, level } = facts;
    const group = `${level} ${field}`;
    this.groups.set(group, { field, level });
    this.tally.add(group, ii06aColumnsOf(facts, this.bounds));
    if (ii06aColumnsOf(facts, this.before).includes('c11')) this.carriedOver += 1;
  }

  table(): Ii06aTable {
    const { groups: counted, total } = this.tally;
    const rows = [...counted]
      .map(([group, counts]) => ({ ...this.groups.get(group)!, ...counts }))
      .sort(byLevelThenField)
      .map((row, index) => ({ c1: index + 1, c2: `${row.field} (${LEVEL_NAMES[row.level]})`, ...row }));
    return { rows, total, identities: ii06aIdentities(total, this.carriedOver) };
  }
}
