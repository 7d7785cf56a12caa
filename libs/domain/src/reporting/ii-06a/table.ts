import type { Level } from '../../procedure';
import type { Counts } from '../figures';
import type { ReportFacts } from '../facts/report-facts';
import { groupName, Tally } from '../grouping';
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

/** Form II.06a of one period, filled dossier by dossier. */
export class Ii06aForm {
  private readonly tally = new Tally(II06A_COLUMNS);
  private readonly bounds: Bounds;
  private readonly before: Bounds;
  private carriedOver = 0;

  constructor(period: Period) {
    this.bounds = boundsOf(period);
    this.before = boundsBefore(period);
  }

  add(facts: ReportFacts): void {
    this.tally.add(facts, ii06aColumnsOf(facts, this.bounds));
    if (ii06aColumnsOf(facts, this.before).includes('c11')) this.carriedOver += 1;
  }

  table(): Ii06aTable {
    const { rows, total } = this.tally;
    return {
      rows: rows.map((row, index) => ({ c1: index + 1, c2: groupName(row), ...row })),
      total,
      identities: ii06aIdentities(total, this.carriedOver),
    };
  }
}
