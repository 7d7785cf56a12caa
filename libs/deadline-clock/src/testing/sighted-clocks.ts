import type { Clock } from '@hoso/kernel';
import type { RightOfWay } from '@hoso/platform';
import type { Database } from '@hoso/postgres';
import { DeadlineClock, type Sweep } from '../deadline-clock';
import { Foresight } from '../foresight';
import type { WatchedCases } from '../watched-cases';

/** A clock as one process has it, with what it foresees. */
export interface SightedClock {
  sweep(): Promise<Sweep>;
  /** Until nothing that comes soon is unforeseen. */
  lookAhead(): Promise<void>;
  end(): void;
}

export interface SightedClockParts<Kind extends string> {
  readonly database: Database<unknown>;
  readonly clock: Clock;
  readonly cases: WatchedCases<Kind>;
  readonly quietMs?: number;
  readonly rightOfWay?: Pick<RightOfWay, 'take'>;
}

const AHEAD_MS = 20 * 24 * 3_600_000;

/** Clocks on one database, each with a connection of its own until it ends. */
export class SightedClocks {
  private readonly running = new Set<SightedClock>();

  async start<Kind extends string>({ quietMs = 0, ...rest }: SightedClockParts<Kind>): Promise<SightedClock> {
    const { query, release } = await rest.database.hold();
    const parts = { ...rest, quietMs };
    const foresight = await Foresight.begin({ ...parts, query, aheadMs: AHEAD_MS, restMs: 0 });
    const deadlines = new DeadlineClock({ ...parts, foresight, width: 4 });
    const clock: SightedClock = {
      sweep: () => deadlines.sweep(),
      lookAhead: async () => {
        while (await foresight.lookAhead());
      },
      end: () => {
        this.running.delete(clock);
        release();
      },
    };
    this.running.add(clock);
    return clock;
  }

  endAll(): void {
    for (const clock of this.running) clock.end();
  }
}
