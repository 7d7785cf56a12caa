import { randomUUID } from 'node:crypto';
import { startEventStoreFixture } from '../testing/index';
import type { EventToAppend } from '../port';

const events = (count: number): EventToAppend[] =>
  Array.from({ length: count }, () => ({ id: randomUUID(), type: 'Noted', data: {}, metadata: {} }));

it('lets subscriptions and appends go on by themselves when the server comes back', async () => {
  const under = await startEventStoreFixture();
  const { store } = under;
  await store.append('one', 'no-stream', events(2));
  const seen: number[] = [];
  let wake: () => void = () => undefined;
  const subscription = store.subscribe({
    filter: { streamPrefixes: ['one'] },
    onEvent: ({ revision }) => {
      seen.push(revision);
      wake();
    },
    onFailure: (error) => seen.push(Number(error)),
  });
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      wake = () => (seen.length >= count ? resolve() : undefined);
      wake();
    });
  await until(2);
  for (let round = 1; round <= 3; round++) {
    const restarted = under.restart?.();
    const appended = store.append('one', 2 * round - 1, events(2));
    await restarted;
    expect(await appended).toMatchObject({ revision: 2 * round + 1 });
    await until(2 * round + 2);
  }
  expect(seen).toStrictEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  await subscription.stop();
  await under.dispose();
});
