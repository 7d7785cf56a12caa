import type { Followed, FollowOnce } from './follow';

/** What followers of the log wait for before they are told more; undefined when nothing goes before them. */
export type GiveWay = (signal: AbortSignal) => Promise<void> | undefined;

/** Followers that give way: they take nothing meanwhile, so that, but for what is on its way, nothing more is sent to them. */
export const givingWay = (follow: FollowOnce, giveWay: GiveWay): FollowOnce =>
  async function* (request): AsyncGenerator<readonly Followed[]> {
    for await (const items of follow(request)) {
      const way = giveWay(request.signal);
      if (way) await way;
      yield items;
    }
  };
