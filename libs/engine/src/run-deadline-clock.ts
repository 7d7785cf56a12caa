import type { Application } from '@hoso/application';
import { startDeadlineClock, type ClockJournal, type RunningClock } from '@hoso/deadline-clock';
import type { HealthRegistry, Shutdown } from '@hoso/platform';
import type { Ground } from './ground';

export interface DeadlineClockRun {
  readonly ground: Ground;
  readonly application: Application;
  readonly shutdown: Shutdown;
  readonly journal: ClockJournal;
  readonly health?: HealthRegistry;
}

/** Records duties until the process stops; somewhere a projector must keep the read models. */
export const runDeadlineClock = (run: DeadlineClockRun): RunningClock => {
  const { ground, application, shutdown, journal, health } = run;
  const running = startDeadlineClock({
    database: ground.database,
    decisions: application.decisions,
    petitionDecisions: application.petitionDecisions,
    clock: application.ports.clock,
    journal,
    rightOfWay: ground.rightOfWay,
  });
  health?.onReport('deadline clock', running.status);
  shutdown.onStop('deadline clock', () => running.stop());
  return running;
};
