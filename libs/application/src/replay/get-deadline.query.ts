import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  apologyDueAt,
  workingMs,
  type DueDates,
  type Interval,
  type OpenedDossier,
  type WorkingCalendar,
} from '@hoso/domain';
import type { Instant, Zone } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import { ReferenceData } from '../reference/reference-data';
import { derivationOf, type DerivationChapter } from './derivation';
import { isWithin, type AsOf } from './case-reader';
import { DossierReader, type ReplayedEvent } from './dossier-reader';

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
  /** How the dates follow from the law, event by event and step by step. */
  readonly derivation: readonly DerivationChapter[];
  readonly intervals: readonly TimedInterval[];
  readonly byParty: readonly { readonly party: string; readonly workingMinutes: number }[];
  /** From reception to the end of the clock, or to now; the intervals sum to it. */
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
    const all = await this.dossiers.replay(code);
    const replayed = all.filter(({ revision, event }) => isWithin(asOf, revision, event.at));
    const dossier = replayed.at(-1)?.after;
    if (!dossier) throw new CommandFailure('dossier-not-found', { code, asOf });
    const calendar = this.calendarOf(dossier);
    const { code: procedureCode, version } = dossier.rules.procedure;
    const procedure = this.reference.procedureVersion(procedureCode, version);
    const until = untilOf(asOf, all[replayed.length], now);
    const intervals = timedIntervals(dossier, calendar, until);
    return {
      zone: calendar.zone,
      ...datesOf(dossier, calendar),
      derivation: derivationOf(replayed, { calendarOf: (each) => this.calendarOf(each), procedure }),
      intervals,
      byParty: byParty(intervals),
      elapsedWorkingMinutes: elapsed(dossier, calendar, until),
    };
  }

  private calendarOf({ rules }: OpenedDossier): WorkingCalendar {
    const { region, version } = rules.calendar;
    const calendar = this.reference.calendar(region, version);
    if (!calendar) throw new CommandFailure('reference-not-found', { calendar: region, version });
    return calendar;
  }
}

/** Up to when a running interval is measured: the time asked for, what came after the revision, or now. */
const untilOf = (asOf: AsOf, next: ReplayedEvent | undefined, now: Instant): Instant =>
  asOf && 'time' in asOf ? asOf.time : (next?.event.at ?? now);

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

/** Counted from the reception to the end of the clock, not from the intervals: they can be held against it. */
const elapsed = ({ reception, ledger }: OpenedDossier, calendar: WorkingCalendar, until: Instant): number => {
  const end = ledger.open ? until : ledger.closed.at(-1)?.to;
  return reception && end ? workingMs(calendar, reception.at, end) / MINUTE_MS : 0;
};

const nameOf = ({ party }: TimedInterval): string => [party.kind, party.id].filter(Boolean).join(':');

const byParty = (intervals: readonly TimedInterval[]): DeadlineAnswer['byParty'] => {
  const minutes = new Map<string, number>();
  for (const interval of intervals) {
    const party = nameOf(interval);
    minutes.set(party, (minutes.get(party) ?? 0) + interval.workingMinutes);
  }
  return [...minutes].map(([party, workingMinutes]) => ({ party, workingMinutes }));
};
