import type { Followed, FollowOnce, FollowRequest } from './follow';
import { positionAfterAll } from './log-scan';
import { Tail, type Place } from './tail';
import type { EsdbTiming } from './timing';

/** Lets all that follow the log in this process share one subscription once they have reached its end. */
export class LogTail {
  private tail: Tail | undefined;

  constructor(
    private readonly followAlone: FollowOnce,
    private readonly timing: EsdbTiming,
  ) {}

  /** Alone up to the end of the log, then with the others, and alone again where that went too fast. */
  async *follow(request: FollowRequest): AsyncGenerator<readonly Followed[]> {
    for (let { after } = request; ;) {
      const reached: bigint | undefined = yield* this.alone({ ...request, after });
      if (reached === undefined) return;
      after = yield* this.together({ ...request, after: reached });
      if (request.signal.aborted) return;
    }
  }

  /** @returns where the others can be joined; undefined when it ended before that */
  private async *alone(request: FollowRequest): AsyncGenerator<readonly Followed[], bigint | undefined> {
    let position = request.after;
    let isAtEnd = false;
    for await (const items of this.followAlone(request)) {
      yield items;
      position = positionAfterAll(items, position);
      isAtEnd ||= items.some(({ kind }) => kind === 'caught-up');
      if (isAtEnd && position !== undefined && this.tail?.covers(position) !== false) return position;
    }
    return undefined;
  }

  /** @returns the position from which to go on alone */
  private async *together(place: Place): AsyncGenerator<readonly Followed[], bigint> {
    let position = place.after;
    const tail = this.tailFrom(position);
    try {
      for await (const items of tail.read(place)) {
        yield items;
        position = positionAfterAll(items, position)!;
      }
    } finally {
      await this.leave(tail);
    }
    return position;
  }

  private tailFrom(position: bigint): Tail {
    if (!this.tail || this.tail.isFailed) this.tail = new Tail(position, this.followAlone, this.timing);
    return this.tail;
  }

  private async leave(tail: Tail): Promise<void> {
    if (!tail.isIdle) return;
    if (this.tail === tail) this.tail = undefined;
    await tail.stop();
  }
}
