import { setTimeout as pause } from 'node:timers/promises';
import {
  bulkhead,
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhenResult,
  isBrokenCircuitError,
  type BulkheadPolicy,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { epochMs, instantFromMs, type Clock, type Instant } from '@hoso/kernel';
import type { Fetched, LookUp, PortalAnswer } from '@hoso/portal';
import type { PortalPace } from './pace';

/** Nothing is sent now, to nobody’s charge: no attempt has begun. */
export class GateClosed extends Error {
  readonly code = 'portal-gate-closed';
  constructor(
    readonly until: Instant,
    readonly reason: 'portal-down' | 'rate-limited',
  ) {
    super(`Nothing is sent to the portal before ${until}: ${reason}`);
  }
}

export const isGateClosed = (error: unknown): error is GateClosed => error instanceof GateClosed;

export type BreakerState = 'closed' | 'open' | 'half-open';

const BREAK_BEYOND = 10;
const BREAK_MS = 30_000;
const SLOW_DOWN_MS = 1_000;

type Answer = PortalAnswer | LookUp | Fetched<unknown>;

/** A portal that is down, or whose answers do not come; refusals and contradictions are answers. What was not fetched tells no more. */
const isOutage = (answer: unknown): boolean => {
  const { kind, reason } = answer as { readonly kind: Answer['kind']; readonly reason?: string };
  return kind === 'unknown' || kind === 'failed' || (kind === 'not-now' && reason !== 'rate-limited');
};

/** The one way to the portal: so many exchanges at once, so many a second, none while it is down or asks for rest. */
export class PortalGate {
  private readonly slots: BulkheadPolicy;
  private readonly breaker: CircuitBreakerPolicy;
  private closed: GateClosed | undefined;
  private trial: Promise<unknown> | undefined;
  private nextTurn = 0;

  constructor(
    private readonly pace: PortalPace,
    private readonly clock: Clock,
  ) {
    const { concurrency, breakMs = BREAK_MS } = pace;
    // What happens once befalls all that is under way, as when the session of all ends before its time.
    const { breakAfter = concurrency + BREAK_BEYOND } = pace;
    this.slots = bulkhead(concurrency, Number.MAX_SAFE_INTEGER);
    this.breaker = circuitBreaker(handleWhenResult(isOutage), {
      halfOpenAfter: breakMs,
      breaker: new ConsecutiveBreaker(breakAfter),
    });
    this.breaker.onBreak(() => this.close('portal-down', breakMs));
  }

  /** Lets one exchange through when its turn has come. @throws GateClosed before anything of it was done */
  run<Result extends Answer>(exchange: () => Promise<Result>): Promise<Result> {
    return this.slots.execute(async () => {
      this.demandOpen();
      await this.turn();
      while (this.trial) await this.trial;
      this.demandOpen();
      const answer = await this.breaking(exchange);
      if (answer.kind === 'not-now' && answer.reason === 'rate-limited')
        this.close('rate-limited', answer.retryAfterMs ?? SLOW_DOWN_MS);
      return answer;
    });
  }

  /** Until when nothing is sent; undefined while it is open. */
  restsUntil(): Instant | undefined {
    return this.closed && this.closed.until > this.clock.now() ? this.closed.until : undefined;
  }

  get state(): BreakerState {
    if (this.breaker.state === CircuitState.Closed) return 'closed';
    return this.breaker.state === CircuitState.HalfOpen ? 'half-open' : 'open';
  }

  /** After an outage the first exchange is a trial. Whoever comes meanwhile waits for it: sent away, they would be back at once. */
  private async breaking<Result>(exchange: () => Promise<Result>): Promise<Result> {
    const answer = this.breaker.execute(exchange);
    if (this.state !== 'closed')
      this.trial = answer.then(
        () => (this.trial = undefined),
        () => (this.trial = undefined),
      );
    try {
      return await answer;
    } catch (error) {
      if (isBrokenCircuitError(error)) throw this.close('portal-down', SLOW_DOWN_MS);
      throw error;
    }
  }

  private demandOpen(): void {
    if (this.restsUntil()) throw this.closed!;
  }

  private close(reason: GateClosed['reason'], ms: number): GateClosed {
    const until = instantFromMs(epochMs(this.clock.now()) + ms);
    if (!this.closed || until > this.closed.until) this.closed = new GateClosed(until, reason);
    return this.closed;
  }

  /** Exchanges begin at even distances where their number is limited. */
  private async turn(): Promise<void> {
    const { callsPerSecond } = this.pace;
    if (callsPerSecond === undefined) return;
    const now = performance.now();
    const turn = Math.max(now, this.nextTurn);
    this.nextTurn = turn + 1_000 / callsPerSecond;
    if (turn > now) await pause(turn - now);
  }
}
