import { setTimeout as pause } from 'node:timers/promises';
import type { DossierDecisions, PetitionDecisions } from '@hoso/application';
import { epochMs, type Clock } from '@hoso/kernel';
import type { RightOfWay } from '@hoso/platform';
import { Seat, type Database } from '@hoso/postgres';
import { DeadlineClock, type Sweep } from './deadline-clock';
import { Foresight } from './foresight';
import { watchedDossiers, watchedPetitions, type WatchedCases } from './watched-cases';

/** Where the clock says what went wrong. */
export interface ClockJournal {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface DeadlineClockStart {
  readonly database: Database<unknown>;
  readonly decisions: DossierDecisions;
  readonly petitionDecisions: PetitionDecisions;
  readonly clock: Clock;
  readonly journal: ClockJournal;
  /** What the other parts of the process give way to. */
  readonly rightOfWay?: Pick<RightOfWay, 'take'>;
}

/** How far the clock has come. */
export interface ClockStatus {
  /** Whether it works here; another process may. */
  readonly leads: boolean;
  /** How long the duty had waited that the last sweeps found first, in seconds; 0 when none was due. */
  readonly behindSeconds: number;
}

export interface RunningClock {
  readonly status: () => ClockStatus;
  readonly stop: () => Promise<void>;
}

/** Cases that are recorded side by side: enough for the thread of appends, and the store's, to have work. */
export const CASES_AT_ONCE = 192;
const QUIET_MS = 60_000;
const BETWEEN_SWEEPS_MS = 250;
const AFTER_FAULT_MS = 1_000;
const AHEAD_MS = 3_600_000;
const BETWEEN_LOOKS_MS = 10_000;

const UNDEFINED_TABLE = '42P01';

/** Before a projector has made the read models for the first time. */
const isTableMissing = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === UNDEFINED_TABLE;

/** The clock of one kind of case, and what it knows of the near future. */
interface Watch {
  readonly clock: Pick<DeadlineClock<string>, 'sweep'>;
  readonly foresight: Pick<Foresight<string>, 'lookAhead'>;
}

/** The loop around the sweeps: of several clocks on a database one works and the others stand by. */
class ClockLoop {
  private readonly stopping = new AbortController();
  private leads = false;
  private behindSeconds = 0;
  private readonly ended: Promise<void>;

  constructor(private readonly start: DeadlineClockStart) {
    this.ended = this.run();
  }

  status(): ClockStatus {
    return { leads: this.leads, behindSeconds: this.behindSeconds };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const seat = await Seat.take(this.start.database, 'deadline clock', signal);
        if (seat) await this.lead(seat);
      } catch (error) {
        if (!isTableMissing(error))
          this.start.journal.error({ err: error }, 'the deadline clock begins anew');
        await this.rest(AFTER_FAULT_MS);
      }
    }
  }

  private async lead(seat: Seat): Promise<void> {
    this.leads = true;
    try {
      const watches = await this.watchesOn(seat);
      while (!this.stopping.signal.aborted && !seat.isLost) {
        const sweeps: Sweep[] = [];
        for (const { clock } of watches) sweeps.push(await clock.sweep(this.stopping.signal));
        this.take(sweeps);
        for (const { foresight } of watches) await foresight.lookAhead();
        await this.rest(BETWEEN_SWEEPS_MS);
      }
    } finally {
      this.leads = false;
      await seat.leave();
    }
  }

  private async watchesOn(seat: Seat): Promise<readonly Watch[]> {
    const { decisions, petitionDecisions } = this.start;
    return [
      await this.watch(seat, watchedDossiers(decisions)),
      await this.watch(seat, watchedPetitions(petitionDecisions)),
    ];
  }

  private async watch<Kind extends string>({ query }: Seat, cases: WatchedCases<Kind>): Promise<Watch> {
    const { database, clock, rightOfWay } = this.start;
    const parts = { database, clock, cases, quietMs: QUIET_MS, ...(rightOfWay && { rightOfWay }) };
    const ahead = { aheadMs: AHEAD_MS, restMs: BETWEEN_LOOKS_MS };
    const foresight = await Foresight.begin({ ...parts, ...ahead, query });
    return { foresight, clock: new DeadlineClock({ ...parts, foresight, width: CASES_AT_ONCE }) };
  }

  private take(sweeps: readonly Sweep[]): void {
    const { clock, journal } = this.start;
    for (const each of sweeps.flatMap(({ refused }) => refused))
      journal.warn(each, 'a duty was not recorded; again in a minute');
    const [longestDue] = sweeps.flatMap((sweep) => sweep.longestDue ?? []).sort();
    this.behindSeconds = longestDue ? (epochMs(clock.now()) - epochMs(longestDue)) / 1_000 : 0;
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/** Records duties as their moments come, until it is stopped; the read models must be kept at the head of the log. */
export const startDeadlineClock = (start: DeadlineClockStart): RunningClock => {
  const loop = new ClockLoop(start);
  return { status: () => loop.status(), stop: () => loop.stop() };
};
