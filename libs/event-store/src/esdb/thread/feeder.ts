import type { FollowOnce } from '../follow';
import type { Feed, FeedReport } from './messages';
import { endingBy, toldItem } from './told-items';

/** Characters that a follower may be told and has not worked off: some hundred events. */
export const WINDOW = 1_048_576;

/** Follows the log in the thread for one follower outside, ahead of it by a window at most. */
export class Feeder {
  private readonly leaving = new AbortController();
  private ahead = 0;
  private goOn: () => void = () => undefined;

  /** @param tell hears what the follower is told */
  constructor(private readonly tell: (report: FeedReport) => void) {}

  /** Follows until it ends, which is told too, or until it is left. */
  async follow(followOnce: FollowOnce, feed: Feed): Promise<void> {
    const { signal } = this.leaving;
    try {
      for await (const followed of followOnce({ ...feed, signal })) {
        const items = JSON.stringify(followed.map(toldItem));
        this.ahead += items.length;
        this.tell({ items });
        while (this.ahead >= WINDOW && !signal.aborted) await new Promise<void>((goOn) => (this.goOn = goOn));
      }
      this.tell({ end: {} });
    } catch (error) {
      this.tell({ end: endingBy(error) });
    }
  }

  /** So many characters are worked off. */
  done(characters: number): void {
    this.ahead -= characters;
    this.goOn();
  }

  leave(): void {
    this.leaving.abort();
    this.goOn();
  }
}
