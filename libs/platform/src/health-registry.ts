/** Resolves when all is well and throws what is wrong; `signal` is aborted when the time is up. */
export type HealthCheck = (signal: AbortSignal) => Promise<void> | void;

export interface HealthReport {
  readonly status: 'up' | 'down';
  /** `up`, or what is wrong, by the name of the check. */
  readonly checks: Readonly<Record<string, string>>;
  /** What is told beside the checks and decides nothing, such as how far a projector is behind. */
  readonly facts?: Readonly<Record<string, object>>;
}

const CHECK_LIMIT_MS = 2_000;

const outcomeOf = async (check: HealthCheck): Promise<string> => {
  const limit = AbortSignal.timeout(CHECK_LIMIT_MS);
  const late = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(new Error(`no answer within ${CHECK_LIMIT_MS} ms`)));
  });
  try {
    await Promise.race([Promise.resolve().then(() => check(limit)), late]);
    return 'up';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Live: a restart would not help. Ready: callers may come, which takes all that is live and more. */
export class HealthRegistry {
  private readonly liveChecks = new Map<string, HealthCheck>();
  private readonly readyChecks = new Map<string, HealthCheck>();
  private readonly reports = new Map<string, () => object>();

  /** Adds, or replaces by its name, a check without which the process is to be restarted. */
  onLive(name: string, check: HealthCheck): void {
    this.liveChecks.set(name, check);
  }

  /** Adds, or replaces by its name, a check without which no caller is to be sent here. */
  onReady(name: string, check: HealthCheck): void {
    this.readyChecks.set(name, check);
  }

  /** Adds facts that `ready` tells; they do not keep anybody away. */
  onReport(name: string, report: () => object): void {
    this.reports.set(name, report);
  }

  live(): Promise<HealthReport> {
    return this.report([...this.liveChecks]);
  }

  async ready(): Promise<HealthReport> {
    const report = await this.report([...this.liveChecks, ...this.readyChecks]);
    if (this.reports.size === 0) return report;
    return { ...report, facts: Object.fromEntries([...this.reports].map(([name, tell]) => [name, tell()])) };
  }

  private async report(checks: readonly (readonly [string, HealthCheck])[]): Promise<HealthReport> {
    const outcomes = await Promise.all(
      checks.map(async ([name, check]) => [name, await outcomeOf(check)] as const),
    );
    const status = outcomes.every(([, outcome]) => outcome === 'up') ? 'up' : 'down';
    return { status, checks: Object.fromEntries(outcomes) };
  }
}
