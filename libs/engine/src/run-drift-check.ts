import { setTimeout as pause } from 'node:timers/promises';
import { EngineCommands } from '@hoso/alerts';
import { AlertFactsFinder, type Application } from '@hoso/application';
import type { Instant } from '@hoso/kernel';
import type { HealthRegistry, Shutdown } from '@hoso/platform';
import { PROJECTIONS, type DriftReport, type Projector } from '@hoso/read-models';
import { DriftWatch } from './drift-watch';
import type { Ground } from './ground';
import type { ProjectorJournal } from './projector-journal';

export interface DriftCheckRun {
  readonly ground: Pick<Ground, 'store' | 'database'>;
  readonly application: Pick<Application, 'alertDecisions' | 'ports'>;
  /** Of several on a database, the one whose projector works checks. */
  readonly projector: Pick<Projector, 'lag'>;
  readonly shutdown: Shutdown;
  readonly journal: ProjectorJournal;
  readonly health?: HealthRegistry;
  /** Rest between two checks, and before the first; five minutes when absent. */
  readonly everyMs?: number;
}

/** How the rows agreed with the log when that was last checked; empty before the first time. */
export interface DriftStatus extends Partial<Pick<DriftReport, 'checked' | 'different'>> {
  readonly checkedAt?: Instant;
  /** When a check last failed; absent where the last one did not. */
  readonly failedAt?: Instant;
}

const EVERY_MS = 5 * 60_000;
/** Streams compared in one check: with the rest between, some 50,000 a day. */
const STREAMS_PER_CHECK = 200;

/** The loop around the checks: one after the other, never two at a time. */
class DriftRounds {
  status: DriftStatus = {};
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  constructor(
    private readonly run: DriftCheckRun,
    private readonly watch: DriftWatch,
  ) {
    this.ended = this.rounds();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async rounds(): Promise<void> {
    const { signal } = this.stopping;
    const { projector, everyMs = EVERY_MS } = this.run;
    for (;;) {
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      if (projector.lag()) await this.round();
    }
  }

  private async round(): Promise<void> {
    const { application, journal } = this.run;
    const { clock } = application.ports;
    try {
      const { checked, different } = await this.watch.check(STREAMS_PER_CHECK);
      this.status = { checkedAt: clock.now(), checked, different };
    } catch (error) {
      journal.warn({ err: error }, 'rows could not be compared with the log');
      this.status = { ...this.status, failedAt: clock.now() };
    }
  }
}

/** Compares rows with the log again and again until the process stops; a difference is an alert. */
export const runDriftCheck = (run: DriftCheckRun): void => {
  const { ground, application, shutdown, health } = run;
  const { store, database } = ground;
  const finder = new AlertFactsFinder(application.ports);
  const commands = new EngineCommands(application.alertDecisions);
  const { clock } = application.ports;
  const rounds = new DriftRounds(
    run,
    new DriftWatch({ store, database, projections: PROJECTIONS, clock, finder, commands }),
  );
  health?.onReport('drift check', () => rounds.status);
  shutdown.onStop('drift check', () => rounds.stop());
};
