import {
  accountabilityPeriod,
  momentsOf,
  periodOf,
  reportDueAt,
  type BreachFacts,
  type Evidence,
  type LateReport,
  type ReportRound,
} from '@hoso/domain';
import { decode } from '@hoso/event-format';
import { dayOf, type Instant } from '@hoso/kernel';
import { storedEvent } from '../intake/stored';
import type { AccountabilityParts } from './accountability-decisions';
import { AccountabilityFactsFinder } from './accountability-facts';
import type { ReportName } from './accountability-request';
import { readReport, type RecordedReport } from './accountability-streams';
import type { ListedUnits } from './breach-source';

const EVIDENCE_MAX = 5;

/** How a report stands towards its due date. */
export type ReportStanding =
  | { readonly kind: 'submitted' }
  | { readonly kind: 'nothing-owed'; readonly round: ReportRound }
  | { readonly kind: 'due'; readonly dueAt: Instant }
  | { readonly kind: 'late'; readonly late: LateReport };

type Terms = ReturnType<AccountabilityFactsFinder['terms']>;

const isReturn = ({ event }: RecordedReport): boolean =>
  event.type === 'AccountabilityReviewed' && event.data.verdict === 'returned';

/** Who owes a periodic report, by when, and whether it was submitted. */
export class ReportDuties {
  private readonly finder: AccountabilityFactsFinder;

  constructor(private readonly parts: AccountabilityParts) {
    this.finder = new AccountabilityFactsFinder(parts);
  }

  /** The period about which a report has to account for a breach. */
  periodOf(breach: Instant): string {
    const zone = this.finder.zoneOf();
    return periodOf(breach, this.finder.policyOn(dayOf(breach, zone)).reportEvery, zone);
  }

  /** The last moment of a period: before it nobody owes a report about it. */
  endOf(period: string): Instant {
    return this.momentsOf(period).end;
  }

  /** The units that have breaches in a period, as far as the rows have followed the log. */
  unitsOwing(period: string): Promise<ListedUnits> {
    return this.parts.breaches.unitsWithBreaches(this.momentsOf(period));
  }

  /** Whether a unit has a report to submit at a moment, late or in time. */
  async isOwed(name: ReportName, now: Instant): Promise<boolean> {
    const open = await this.unsubmitted(name);
    return open !== undefined && (now <= open.dueAt || (await this.breachesOf(name, open.terms)).length > 0);
  }

  /** How the report of a unit stands at a moment; by the log itself, its breaches by the rows. */
  async standing(name: ReportName, now: Instant): Promise<ReportStanding> {
    const open = await this.unsubmitted(name);
    if (!open) return { kind: 'submitted' };
    const { terms, dueAt } = open;
    const round: ReportRound = { ...name, round: open.round };
    if (now <= dueAt) return { kind: 'due', dueAt };
    const breaches = await this.breachesOf(name, terms);
    if (breaches.length === 0) return { kind: 'nothing-owed', round };
    const evidence = await this.evidenceOf(breaches.slice(0, EVIDENCE_MAX));
    return { kind: 'late', late: { ...round, dueAt, breaches: breaches.length, evidence } };
  }

  /** Which submission an event of a report belongs to. */
  async roundAt(name: ReportName, revision: number): Promise<ReportRound> {
    const { history } = await readReport(this.parts.store, name);
    return { ...name, round: history.filter((each) => each.revision < revision && isReturn(each)).length };
  }

  /** What is known of a report that is not submitted; undefined for one that is. */
  private async unsubmitted(name: ReportName) {
    const { report, history } = await readReport(this.parts.store, name);
    if (report?.stage === 'submitted' || report?.stage === 'accepted') return undefined;
    const terms = this.finder.terms(name);
    return { terms, dueAt: reportDueAt(report, terms), round: history.filter(isReturn).length };
  }

  private async breachesOf(
    { unit }: ReportName,
    { period, calendar }: Terms,
  ): Promise<readonly BreachFacts[]> {
    const { breaches } = await this.parts.breaches.breachesOf({ unit, ...momentsOf(period, calendar.zone) });
    return breaches;
  }

  private momentsOf(period: string) {
    return momentsOf(accountabilityPeriod(period)!, this.finder.zoneOf());
  }

  private async evidenceOf(breaches: readonly BreachFacts[]): Promise<readonly Evidence[]> {
    const found = await Promise.all(breaches.map((breach) => this.requirementOf(breach)));
    return found.filter((evidence) => evidence !== undefined);
  }

  /** The event by which the explanation of a breach became owed. */
  private async requirementOf({ dossier, breach }: BreachFacts): Promise<Evidence | undefined> {
    const stream = `dossier-${dossier}`;
    for await (const recorded of this.parts.store.read(stream)) {
      const { type, revision } = recorded;
      if (type !== 'ExplanationRequired') continue;
      const { data, at } = decode(storedEvent(recorded));
      if ((data as { readonly breach: Instant }).breach === breach) return { stream, revision, type, at };
    }
    return undefined;
  }
}
