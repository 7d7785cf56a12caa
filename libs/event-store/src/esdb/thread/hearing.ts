import type { Followed } from '../follow';
import type { Report } from './messages';
import { followedOf, threadEnded, type ToldItem } from './told-items';

/** What a follower was told by the thread and has not taken yet, until the end that it is told, or the signal. */
export class Hearing implements AsyncIterable<Followed> {
  private readonly texts: string[] = [];
  private wake: () => void = () => undefined;

  /** @param onDone so many characters are worked off */
  constructor(
    private readonly signal: AbortSignal,
    private readonly onDone: (characters: number) => void,
  ) {}

  hear(report: Report): void {
    if (!('items' in report)) return;
    this.texts.push(report.items);
    this.wake();
  }

  /** The thread ended; what had been told before is still taken. */
  lose(cause: Error): void {
    this.texts.push(JSON.stringify([threadEnded(cause)]));
    this.wake();
  }

  /** @throws the error with which following ended */
  async *[Symbol.asyncIterator](): AsyncGenerator<Followed> {
    const stop = (): void => this.wake();
    this.signal.addEventListener('abort', stop);
    try {
      yield* this.told();
    } finally {
      this.signal.removeEventListener('abort', stop);
    }
  }

  private async *told(): AsyncGenerator<Followed> {
    for (let text = await this.next(); text !== undefined; text = await this.next()) {
      for (const item of JSON.parse(text) as readonly ToldItem[]) {
        const followed = followedOf(item);
        if (!followed) return;
        yield followed;
      }
      this.onDone(text.length);
    }
  }

  private async next(): Promise<string | undefined> {
    while (this.texts.length === 0 && !this.signal.aborted)
      await new Promise<void>((wake) => (this.wake = wake));
    return this.signal.aborted ? undefined : this.texts.shift();
  }
}
