import type { Followed } from '../follow';
import type { Ending, Report } from './messages';
import { errorOf, followedOf, threadEnded, type ToldItem } from './told-items';

/** What a follower was told by the thread and has not taken yet, until the end that it is told, or the signal. */
export class Hearing implements AsyncIterable<readonly Followed[]> {
  private readonly texts: string[] = [];
  private ending: Ending | undefined;
  private wake: () => void = () => undefined;

  /** @param onDone so many characters are worked off */
  constructor(
    private readonly signal: AbortSignal,
    private readonly onDone: (characters: number) => void,
  ) {}

  hear(report: Report): void {
    if ('items' in report) this.texts.push(report.items);
    if ('end' in report) this.ending = report.end;
    this.wake();
  }

  /** The thread ended; what had been told before is still taken. */
  lose(cause: Error): void {
    this.ending = threadEnded(cause);
    this.wake();
  }

  /** @throws the error with which following ended */
  async *[Symbol.asyncIterator](): AsyncGenerator<readonly Followed[]> {
    const stop = (): void => this.wake();
    this.signal.addEventListener('abort', stop);
    try {
      for (let text = await this.next(); text !== undefined; text = await this.next()) {
        yield (JSON.parse(text) as readonly ToldItem[]).map(followedOf);
        this.onDone(text.length);
      }
    } finally {
      this.signal.removeEventListener('abort', stop);
    }
  }

  private async next(): Promise<string | undefined> {
    while (this.texts.length === 0 && !this.ending && !this.signal.aborted)
      await new Promise<void>((wake) => (this.wake = wake));
    if (this.signal.aborted) return undefined;
    const text = this.texts.shift();
    const error = text === undefined && this.ending ? errorOf(this.ending) : undefined;
    if (error) throw error;
    return text;
  }
}
