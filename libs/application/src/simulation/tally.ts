import type { DueDates, OpenedDossier } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { OpenDossier } from '../redating/open-dossiers';

/** Open dossiers of a unit, of a field or of all. */
export interface SimulationCounts {
  readonly open: number;
  readonly overdueNow: number;
  readonly wouldBeOverdue: number;
  /** Not overdue now, and would be. */
  readonly newlyOverdue: number;
  /** Overdue now, and would not be. */
  readonly noLongerOverdue: number;
}

export interface SimulationTotals extends SimulationCounts {
  /** Dossiers whose statutory date would move. */
  readonly moved: number;
  /** Dossiers that the supposition says nothing about: a limit in another unit, a calendar of another region. */
  readonly notConcerned: number;
  readonly byUnit: readonly (SimulationCounts & { readonly unit: string })[];
  /** By field of the procedure; null where that is not known. */
  readonly byField: readonly (SimulationCounts & { readonly field: string | null })[];
}

/** A dossier whose statutory date would move. */
export interface SimulatedDossier {
  readonly code: string;
  readonly unit: string;
  readonly field: string | null;
  readonly dueAt: Instant;
  readonly wouldBeDueAt: Instant;
  readonly isOverdue: boolean;
  readonly wouldBeOverdue: boolean;
}

const NONE: SimulationCounts = {
  open: 0,
  overdueNow: 0,
  wouldBeOverdue: 0,
  newlyOverdue: 0,
  noLongerOverdue: 0,
};

interface Lateness {
  readonly isOverdue: boolean;
  readonly wouldBeOverdue: boolean;
}

const withOne = (counts: SimulationCounts, { isOverdue, wouldBeOverdue }: Lateness): SimulationCounts => ({
  open: counts.open + 1,
  overdueNow: counts.overdueNow + Number(isOverdue),
  wouldBeOverdue: counts.wouldBeOverdue + Number(wouldBeOverdue),
  newlyOverdue: counts.newlyOverdue + Number(wouldBeOverdue && !isOverdue),
  noLongerOverdue: counts.noLongerOverdue + Number(isOverdue && !wouldBeOverdue),
});

const inOrder = <Key extends string | null>(counts: ReadonlyMap<Key, SimulationCounts>) =>
  [...counts].sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));

/** Counts what a supposition does to one dossier after another; they come in the order of the list. */
export class Tally {
  readonly named: SimulatedDossier[] = [];
  private all = NONE;
  private moved = 0;
  private notConcerned = 0;
  private isReached: boolean;
  private readonly units = new Map<string, SimulationCounts>();
  private readonly fields = new Map<string | null, SimulationCounts>();

  constructor(
    private readonly at: Instant,
    private readonly part: { readonly after: string; readonly max: number },
  ) {
    this.isReached = part.after === '';
  }

  /** @param supposed the dates that it would have; undefined where the supposition does not concern it */
  add(listed: OpenDossier, dossier: OpenedDossier, supposed: DueDates | undefined): void {
    const { unit, field } = listed;
    const dueAt = dossier.due!.statutory;
    const wouldBeDueAt = supposed?.statutory ?? dueAt;
    const late = {
      isOverdue: this.isLate(dossier, dueAt),
      wouldBeOverdue: this.isLate(dossier, wouldBeDueAt),
    };
    this.all = withOne(this.all, late);
    this.units.set(unit, withOne(this.units.get(unit) ?? NONE, late));
    this.fields.set(field, withOne(this.fields.get(field) ?? NONE, late));
    if (!supposed) this.notConcerned += 1;
    if (wouldBeDueAt === dueAt) return;
    this.moved += 1;
    this.name({ ...listed, dueAt, wouldBeDueAt, ...late });
  }

  totals(): SimulationTotals {
    const { all, moved, notConcerned } = this;
    return {
      ...all,
      moved,
      notConcerned,
      byUnit: inOrder(this.units).map(([unit, counts]) => ({ unit, ...counts })),
      byField: inOrder(this.fields).map(([field, counts]) => ({ field, ...counts })),
    };
  }

  private name(dossier: SimulatedDossier): void {
    if (this.isReached && this.named.length <= this.part.max) this.named.push(dossier);
    this.isReached ||= dossier.code === this.part.after;
  }

  /** A clock that stands lets nothing become late that was not when it stopped. */
  private isLate({ handling }: OpenedDossier, dueAt: Instant): boolean {
    return (handling.stoodSince ?? this.at) > dueAt;
  }
}
