import { setTimeout as sleep } from 'node:timers/promises';
import { RightOfWay } from './right-of-way';

const { signal } = new AbortController();

const passed = async (way: RightOfWay, longestMs: number, until = signal): Promise<() => boolean> => {
  let isThrough = false;
  void way.give(longestMs, until).then(() => (isThrough = true));
  await sleep(5);
  return () => isThrough;
};

it('lets others through when nobody has it, and when the last one leaves', async () => {
  const way = new RightOfWay();
  expect((await passed(way, 10_000))()).toBe(true);
  const [one, other] = [way.take(), way.take()];
  const isThrough = await passed(way, 10_000);
  one();
  one();
  await sleep(5);
  expect(isThrough()).toBe(false);
  other();
  await sleep(0);
  expect(isThrough()).toBe(true);
});

it('keeps nobody for longer than stated, nor one who stops', async () => {
  const way = new RightOfWay();
  way.take();
  const stopping = new AbortController();
  const [short, stopped] = [await passed(way, 20), await passed(way, 10_000, stopping.signal)];
  stopping.abort();
  await sleep(30);
  expect([short(), stopped()]).toEqual([true, true]);
});
