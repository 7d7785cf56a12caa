import { setTimeout as pause } from 'node:timers/promises';
import { instantOf } from '@hoso/kernel';
import type { Followed, FollowRequest } from '../follow';
import { Feeder, WINDOW } from './feeder';
import type { Ending } from './messages';
import { followedOf, type ToldItem } from './told-items';

const LARGE = 100_000;

/** A log of large events without end, a few of which come in each turn. */
async function* endless({ signal }: FollowRequest): AsyncGenerator<readonly Followed[]> {
  for (let position = 1n; !signal.aborted; position += 1n) {
    if (position % 4n === 0n) await pause(1);
    const data = { text: 'x'.repeat(LARGE) };
    const event = { id: '', type: 'Noted', data, metadata: {}, stream: 'one', revision: 0, position };
    yield [{ kind: 'event', event: { ...event, recordedAt: instantOf('2025-06-10T01:00:00Z') } }];
  }
}

it('goes no further ahead of its follower than a window, and on when something is worked off', async () => {
  const texts: string[] = [];
  const ends: Ending[] = [];
  const feeder = new Feeder((report) =>
    'items' in report ? texts.push(report.items) : ends.push(report.end),
  );
  const over = feeder.follow(endless, { filter: 'all', after: undefined });
  const ahead = (): number => texts.reduce((sum, { length }) => sum + length, 0);
  const standing = async (): Promise<number> => {
    for (let before = -1; before < ahead(); await pause(50)) before = ahead();
    return ahead();
  };
  const first = await standing();
  expect([first >= WINDOW, first < WINDOW + 8 * LARGE]).toEqual([true, true]);
  feeder.done(first);
  const second = await standing();
  expect([second - first >= WINDOW, second - first < WINDOW + 8 * LARGE]).toEqual([true, true]);
  feeder.leave();
  await over;
  await pause(5);
  const items = texts.flatMap((text) => JSON.parse(text) as readonly ToldItem[]);
  const positions = items.map((item) => (followedOf(item) as { event: { position: bigint } }).event.position);
  expect(positions).toEqual(positions.map((_, nr) => BigInt(nr + 1)));
  expect(ends).toEqual([{}]);
});
