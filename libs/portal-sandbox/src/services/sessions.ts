import { randomUUID } from 'node:crypto';
import { epochMs, type Clock } from '@hoso/kernel';

/** Sessions at a time; the oldest ends before its time. */
const MOST_SESSIONS = 1_000;

/** Who has logged in, until when. A restart ends every session. */
export class Sessions {
  private readonly expiries = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  open(seconds: number): string {
    const [oldest] = this.expiries.keys();
    if (this.expiries.size >= MOST_SESSIONS && oldest !== undefined) this.expiries.delete(oldest);
    const session = randomUUID();
    this.expiries.set(session, epochMs(this.clock.now()) + seconds * 1_000);
    return session;
  }

  isOpen(session: string | undefined): boolean {
    const expiry = session === undefined ? undefined : this.expiries.get(session);
    return expiry !== undefined && epochMs(this.clock.now()) < expiry;
  }

  end(session: string): void {
    this.expiries.delete(session);
  }
}
