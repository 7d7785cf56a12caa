import type { FollowOnce } from '../follow';
import { Bundle } from './bundle';
import type { Feed } from './messages';
import { END, toldError, toldItem, type ToldItem } from './told-items';

/** Characters that a follower may be told and has not worked off: some hundred events. */
export const WINDOW = 1_048_576;

/** Follows the log in the thread for one follower outside, ahead of it by a window at most. */
export class Feeder {
  private readonly leaving = new AbortController();
  private readonly items = new Bundle<ToldItem>((items) => this.send(items));
  private ahead = 0;
  private goOn: () => void = () => undefined;

  /** @param tell hears what the follower is told, as JSON of `ToldItem`s */
  constructor(private readonly tell: (items: string) => void) {}

  /** Follows until it ends, which is told too, or until it is left. */
  async follow(followOnce: FollowOnce, feed: Feed): Promise<void> {
    const { signal } = this.leaving;
    try {
      for await (const item of followOnce({ ...feed, signal })) {
        this.items.add(toldItem(item));
        while (this.ahead >= WINDOW && !signal.aborted) await new Promise<void>((goOn) => (this.goOn = goOn));
      }
      this.items.add(END);
    } catch (error) {
      this.items.add(toldError(error));
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

  private send(items: readonly ToldItem[]): void {
    const text = JSON.stringify(items);
    this.ahead += text.length;
    this.tell(text);
  }
}
