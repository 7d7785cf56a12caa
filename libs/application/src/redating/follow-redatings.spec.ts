import type { RedatingCause } from '@hoso/domain';
import { StoreUnavailable } from '@hoso/event-store';
import { vn } from '@hoso/testing';
import { setTimeout as pause } from 'node:timers/promises';
import {
  assess,
  ONE_PROCEDURE,
  order,
  receiveOne,
  startApplication,
  type ApplicationFixture,
} from '../testing';
import { followRedatings } from './follow-redatings';
import type { RedatingRunner } from './redating-runner';

const CAUSE: RedatingCause = {
  instrument: { number: 'QĐ 9', legalBasis: 'Luật PCTT art. 26', workingDays: 3 },
};

let world: ApplicationFixture;
beforeEach(async () => {
  world = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
  await receiveOne(world);
});
afterEach(() => world.stop());

const completed = async (id: string): Promise<void> => {
  for (let wait = 0; wait < 500; wait++) {
    if ((await world.redatings.reader.read(id)).redating.phase === 'completed') return;
    await pause(10);
  }
  throw new Error(`${id} was not carried out`);
};

const faults: unknown[] = [];
const following = (runner: Pick<RedatingRunner, 'run'> = world.redatings.runner) =>
  followRedatings({
    store: world.store,
    runner: runner as RedatingRunner,
    journal: { error: ({ err }: { readonly err?: unknown }) => void faults.push(err) },
  });

it('carries out what was ordered before the start and what is ordered after it', async () => {
  const before = (await assess(world, CAUSE)).redating.id;
  await order(world, before);
  const work = following();
  await completed(before);
  await receiveOne(world);
  const after = (await assess(world, CAUSE)).redating.id;
  await order(world, after);
  await completed(after);
  await work.stop();
  expect(faults).toEqual([]);
});

it('takes its work up again after a fault, and leaves it alone once stopped', async () => {
  const { id } = (await assess(world, CAUSE)).redating;
  await order(world, id);
  let isBroken = true;
  const work = following({
    run: async (...run) => {
      if (isBroken) {
        isBroken = false;
        throw new StoreUnavailable('injected');
      }
      await world.redatings.runner.run(...run);
    },
  });
  await completed(id);
  await work.stop();
  expect(faults).toMatchObject([{ code: 'store-unavailable' }]);
  const late = (await receiveOne(world), await assess(world, CAUSE)).redating.id;
  await order(world, late);
  await pause(50);
  expect((await world.redatings.reader.read(late)).redating.phase).toBe('ordered');
});
