import { Clock, epochMs, instantFromMs, type Instant } from '@hoso/kernel';

/** A clock that can be put to a moment and runs on from there. */
export class RunningClock extends Clock {
  /** Between its time and that of the machine. */
  private aheadMs = 0;

  constructor(at: Instant) {
    super();
    this.put(at);
  }

  put(at: Instant): void {
    this.aheadMs = epochMs(at) - Date.now();
  }

  override now(): Instant {
    return instantFromMs(Date.now() + this.aheadMs);
  }

  /** The machine's time, in milliseconds, when this clock shows a moment. */
  machineMs(at: Instant): number {
    return epochMs(at) - this.aheadMs;
  }
}
