import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { arrivals } from './arrivals';

const MANY = 5_000;

let stream: PassThrough;
beforeEach(() => (stream = new PassThrough({ objectMode: true })));

const write = (from: number, to: number): void => {
  for (let nr = from; nr < to; nr += 1) stream.write(nr);
};
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, nr) => from + nr);

it('brings together what came in one turn, and ends with the stream', async () => {
  const bundles = arrivals<number>(stream);
  const first = bundles.next();
  write(0, 10);
  expect((await first).value).toEqual(numbers(0, 10));
  write(10, 11);
  stream.end();
  expect((await bundles.next()).value).toEqual([10]);
  expect(await bundles.next()).toEqual({ done: true, value: undefined });
});

it('lets the stream rest while much waits, and loses nothing of it', async () => {
  const bundles = arrivals<number>(stream);
  const first = bundles.next();
  write(0, 1);
  const seen = [...((await first).value as readonly number[])];
  write(1, MANY);
  await pause(20);
  expect(stream.readableLength + stream.writableLength).toBeGreaterThan(MANY / 2);
  stream.end();
  for await (const bundle of bundles) seen.push(...bundle);
  expect(seen).toEqual(numbers(0, MANY));
});

it('hands over what has come before it fails as the stream does', async () => {
  const bundles = arrivals<number>(stream);
  const first = bundles.next();
  write(0, 1);
  await first;
  write(1, 3);
  await pause(5);
  stream.emit('error', new Error('dropped'));
  expect((await bundles.next()).value).toEqual([1, 2]);
  await expect(bundles.next()).rejects.toThrow('dropped');
});

it('destroys a stream that is left', async () => {
  const bundles = arrivals<number>(stream);
  const first = bundles.next();
  write(0, 1);
  await first;
  await bundles.return(undefined);
  expect(stream.destroyed).toBe(true);
});
