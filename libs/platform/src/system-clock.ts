import { Clock, instantFromMs, type Instant } from '@hoso/kernel';

/** The machine's time, which never goes back while the process runs, even when the machine's clock is set back. */
export class SystemClock extends Clock {
  private latestMs = 0;

  now(): Instant {
    this.latestMs = Math.max(this.latestMs, Date.now());
    return instantFromMs(this.latestMs);
  }
}
