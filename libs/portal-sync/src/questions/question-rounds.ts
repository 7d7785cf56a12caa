import { setTimeout as sleep } from 'node:timers/promises';
import { isGateClosed } from '../exchange/gate';
import type { QuestionRound } from './question-round';

export interface QuestionRoundsParts {
  readonly round: Pick<QuestionRound, 'run'>;
  readonly everyMs: number;
  readonly onFault: (error: unknown) => void;
}

/** Fetches questions and sends answers again and again, the first time after one interval. */
export class QuestionRounds {
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  constructor(private readonly parts: QuestionRoundsParts) {
    this.ended = this.run();
  }

  /** Ends after the round under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await sleep(this.parts.everyMs, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await this.parts.round.run().catch(this.noted);
    }
  }

  /** A portal that rests is asked in the next round. */
  private readonly noted = (error: unknown): void => {
    if (!isGateClosed(error)) this.parts.onFault(error);
  };
}
