import { CAUSES, type Cause, type CauseNature } from '../../dossier';
import { rateOf } from '../figures';
import type { ReportFacts } from '../facts/report-facts';
import type { Identity } from '../ii-06a/identities';
import { lateStandingOf, type OverdueRow } from '../overdue/overdue-row';
import type { Bounds } from '../period';
import { explanationOf } from './explanation-of';

/** Causes of the closed list, and lateness that nobody has explained. */
export const CAUSE_FIGURES = [...(Object.keys(CAUSES) as Cause[]), 'unexplained'] as const;
export type CauseFigure = (typeof CAUSE_FIGURES)[number];

export const CAUSE_NAMES: Readonly<Record<CauseFigure, string>> = {
  'force-majeure': 'Bất khả kháng',
  'system-outage': 'Sự cố hệ thống',
  'other-agency': 'Cơ quan phối hợp chậm',
  'unclear-law': 'Quy định chưa rõ, chồng chéo',
  'complex-verification': 'Xác minh phức tạp',
  'officer-slow': 'Cán bộ xử lý chậm',
  staffing: 'Thiếu nhân lực, bố trí chưa hợp lý',
  'poor-coordination': 'Phối hợp nội bộ chưa tốt',
  'supplement-asked-late': 'Yêu cầu bổ sung muộn',
  'wrong-procedure': 'Thực hiện sai quy trình',
  unexplained: 'Chưa giải trình',
};

/** The cause of a dossier's lateness in a period; undefined for one that is not late. */
export const causeOf = (facts: ReportFacts, bounds: Bounds): CauseFigure | undefined =>
  lateStandingOf(facts, bounds) && (explanationOf(facts, bounds)?.cause ?? 'unexplained');

export interface CauseRow {
  readonly cause: CauseFigure;
  readonly name: string;
  readonly nature: CauseNature | null;
  readonly dossiers: number;
  readonly settledLate: number;
  readonly openLate: number;
  /** In % of all late dossiers. */
  readonly share: number | null;
}

export interface CauseTable {
  readonly rows: readonly CauseRow[];
  readonly total: { readonly dossiers: number; readonly settledLate: number; readonly openLate: number };
  readonly identities: readonly Identity[];
}

interface Late {
  settledLate: number;
  openLate: number;
}

const COUNTER: Readonly<Record<OverdueRow['standing'], keyof Late>> = {
  'settled-late': 'settledLate',
  'open-late': 'openLate',
};

const rowOf = (cause: CauseFigure, { settledLate, openLate }: Late, all: number): CauseRow => ({
  cause,
  name: CAUSE_NAMES[cause],
  nature: cause === 'unexplained' ? null : CAUSES[cause],
  dossiers: settledLate + openLate,
  ...{ settledLate, openLate, share: rateOf(settledLate + openLate, all) },
});

/** Causes of lateness (*nguyên nhân quá hạn*), filled dossier by dossier. */
export class CauseForm {
  private readonly causes = new Map<CauseFigure, Late>();
  private readonly total: Late = { settledLate: 0, openLate: 0 };

  constructor(private readonly bounds: Bounds) {}

  add(facts: ReportFacts): void {
    const standing = lateStandingOf(facts, this.bounds);
    const cause = causeOf(facts, this.bounds);
    if (!standing || !cause) return;
    const late = this.causes.get(cause) ?? { settledLate: 0, openLate: 0 };
    this.causes.set(cause, late);
    late[COUNTER[standing]] += 1;
    this.total[COUNTER[standing]] += 1;
  }

  table(): CauseTable {
    const { settledLate, openLate } = this.total;
    const dossiers = settledLate + openLate;
    const rows = [...this.causes]
      .map(([cause, late]) => rowOf(cause, late, dossiers))
      .sort((one, other) => other.dossiers - one.dossiers || one.cause.localeCompare(other.cause));
    const counted = rows.reduce((sum, row) => sum + row.dossiers, 0);
    const sums = { left: counted, right: dossiers, holds: counted === dossiers };
    return {
      rows,
      total: { dossiers, settledLate, openLate },
      identities: [{ name: 'causes = c10 + c13', ...sums }],
    };
  }
}
