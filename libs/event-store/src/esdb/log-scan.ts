import { StoreUnavailable } from '../errors';
import type { EventFilter, RecordedEvent } from '../port';
import type { Followed, FollowOnce } from './follow';
import { Attempts, type EsdbTiming } from './timing';

/** Where a follower stands after an item: at the event or checkpoint just handed over. */
export const positionAfter = (item: Followed, before: bigint | undefined): bigint | undefined => {
  if (item.kind === 'event') return item.event.position;
  return item.kind === 'checkpoint' ? item.position : before;
};

/** Where a follower stands after all of a bundle. */
export const positionAfterAll = (
  items: readonly Followed[],
  before: bigint | undefined,
): bigint | undefined => items.reduce((position, item) => positionAfter(item, position), before);

interface Scan {
  readonly filter: EventFilter;
  after: bigint | undefined;
}

/** One subscription up to the end of the log; moves `scan.after` along, so that another can go on after a drop. */
async function* scanOnce(follow: FollowOnce, scan: Scan): AsyncGenerator<RecordedEvent> {
  const { signal } = new AbortController();
  for await (const items of follow({ ...scan, signal }))
    for (const item of items) {
      if (item.kind === 'caught-up') return;
      scan.after = positionAfter(item, scan.after);
      if (item.kind === 'event') yield item.event;
    }
  throw new StoreUnavailable('the subscription ended before the end of the log');
}

/** The matching events up to the end of the log, by a subscription: the client has no filtered read. */
export async function* scanLog(
  follow: FollowOnce,
  timing: EsdbTiming,
  request: { readonly filter: EventFilter; readonly after: bigint | undefined },
): AsyncGenerator<RecordedEvent> {
  const scan: Scan = { ...request };
  const attempts = new Attempts(timing);
  for (let before = scan.after; ; before = scan.after) {
    try {
      yield* scanOnce(follow, scan);
      return;
    } catch (error) {
      if (scan.after !== before) attempts.progress();
      await attempts.afterDrop(error);
    }
  }
}
