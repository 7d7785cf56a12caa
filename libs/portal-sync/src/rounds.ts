import { setTimeout as sleep } from 'node:timers/promises';
import { isGateClosed } from './exchange/gate';

export interface RoundsParts {
  readonly everyMs: number;
  readonly round: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/** Does something again and again, the first time after one interval; what a round could not do is for the next. */
export class Rounds {
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  constructor(private readonly parts: RoundsParts) {
    this.ended = this.run();
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Ends after the round under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const { everyMs, round } = this.parts;
    while (!signal.aborted) {
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await round().catch(this.noted);
    }
  }

  /** A portal that rests is asked in the next round. */
  private readonly noted = (error: unknown): void => {
    if (!isGateClosed(error)) this.parts.onFault(error);
  };
}
