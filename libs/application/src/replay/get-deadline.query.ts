import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  apologyDueAt,
  explainDueDate,
  workingMs,
  type DerivationStep,
  type DueDates,
  type Interval,
  type OpenedDossier,
  type WorkingCalendar,
} from '@hoso/domain';
import type { Instant, Zone } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import { ReferenceData } from '../reference/reference-data';
import { DossierReader, type AsOf } from './dossier-reader';

/** A part of the dossier's time and whose it was. */
export interface TimedInterval extends Omit<Interval, 'to'> {
  /** Absent while it runs. */
  readonly to?: Instant;
  /** Exact working minutes by the dossier's calendar; of a running interval up to now. */
  readonly workingMinutes: number;
}

/** Why a dossier is due when it is, and who used how much of its time. */
export interface DeadlineAnswer {
  /** Time zone of the dossier's calendar. */
  readonly zone: Zone;
  readonly originalDueAt?: Instant;
  readonly due?: DueDates;
  /** By when a letter of apology must have gone. */
  readonly apologyDueAt?: Instant;
  /** How the date of the receipt follows from the law, step by step. */
  readonly derivation: readonly DerivationStep[];
  readonly intervals: readonly TimedInterval[];
  readonly byParty: readonly { readonly party: string; readonly workingMinutes: number }[];
  /** Sum of all intervals; equals the working time from reception to the end of the clock, or to now. */
  readonly elapsedWorkingMinutes: number;
}

export class GetDeadlineQuery extends Query<DeadlineAnswer> {
  constructor(
    readonly code: string,
    readonly asOf: AsOf,
    readonly now: Instant,
  ) {
    super();
  }
}

const MINUTE_MS = 60_000;

@QueryHandler(GetDeadlineQuery)
export class GetDeadlineHandler implements IQueryHandler<GetDeadlineQuery> {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly reference: ReferenceData,
  ) {}

  async execute({ code, asOf, now }: GetDeadlineQuery): Promise<DeadlineAnswer> {
    const dossier = (await this.dossiers.replay(code, asOf)).at(-1)?.after;
    if (!dossier) throw new CommandFailure('dossier-not-found', { code });
    const { region, version } = dossier.rules.calendar;
    const calendar = this.reference.calendar(region, version);
    if (!calendar) throw new CommandFailure('reference-not-found', { calendar: region, version });
    const until = asOf && 'time' in asOf ? asOf.time : now;
    const intervals = timedIntervals(dossier, calendar, until);
    return {
      zone: calendar.zone,
      ...datesOf(dossier, calendar),
      derivation: this.derivationOf(dossier, calendar),
      intervals,
      byParty: byParty(intervals),
      elapsedWorkingMinutes: sum(intervals),
    };
  }

  private derivationOf(
    { reception, rules }: OpenedDossier,
    calendar: WorkingCalendar,
  ): readonly DerivationStep[] {
    if (!reception) return [];
    const procedure = this.reference.procedureVersion(rules.procedure.code, rules.procedure.version);
    return explainDueDate(calendar, reception.at, reception.limit, procedure).steps;
  }
}

const datesOf = ({ originalDueAt, due, reception }: OpenedDossier, calendar: WorkingCalendar) => ({
  ...(originalDueAt && { originalDueAt }),
  ...(due && { due }),
  ...(due && reception && { apologyDueAt: apologyDueAt(calendar, due.statutory, reception.at) }),
});

const timedIntervals = ({ ledger }: OpenedDossier, calendar: WorkingCalendar, until: Instant) => {
  const minutes = (from: Instant, to: Instant) => workingMs(calendar, from, to) / MINUTE_MS;
  const closed = ledger.closed.map((interval): TimedInterval => ({
    ...interval,
    workingMinutes: minutes(interval.from, interval.to),
  }));
  const { open } = ledger;
  return open ? [...closed, { ...open, workingMinutes: minutes(open.from, until) }] : closed;
};

const sum = (intervals: readonly TimedInterval[]): number =>
  intervals.reduce((total, { workingMinutes }) => total + workingMinutes, 0);

const byParty = (intervals: readonly TimedInterval[]) => {
  const names = [...new Set(intervals.map(({ party }) => [party.kind, party.id].filter(Boolean).join(':')))];
  return names.map((party) => ({
    party,
    workingMinutes: sum(
      intervals.filter(
        (interval) => [interval.party.kind, interval.party.id].filter(Boolean).join(':') === party,
      ),
    ),
  }));
};
