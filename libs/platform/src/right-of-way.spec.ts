import { setTimeout as sleep } from 'node:timers/promises';
import { RightOfWay } from './right-of-way';

const { signal } = new AbortController();

const passed = (way: RightOfWay, until = signal): (() => boolean) => {
  let isThrough = false;
  void way.give(until)?.then(() => (isThrough = true));
  return () => isThrough;
};

it('lets others through when nobody has it, and when the last one leaves', async () => {
  const way = new RightOfWay();
  expect(way.give(signal)).toBeUndefined();
  const [one, other] = [way.take(), way.take()];
  const isThrough = passed(way);
  one();
  one();
  await sleep(0);
  expect(isThrough()).toBe(false);
  other();
  await sleep(0);
  expect(isThrough()).toBe(true);
});

it('keeps nobody for longer than stated, until all have left and it is taken anew', async () => {
  const way = new RightOfWay(20);
  const leaves = [way.take()];
  const isThrough = passed(way);
  await sleep(40);
  expect(isThrough()).toBe(true);
  leaves.push(way.take());
  expect(way.give(signal)).toBeUndefined();
  for (const leave of leaves) leave();
  const leave = way.take();
  expect(way.give(signal)).toBeDefined();
  leave();
});

it('keeps nobody who stops', async () => {
  const way = new RightOfWay();
  const leave = way.take();
  const stopping = new AbortController();
  const isThrough = passed(way, stopping.signal);
  stopping.abort();
  await sleep(0);
  expect(isThrough()).toBe(true);
  leave();
});
