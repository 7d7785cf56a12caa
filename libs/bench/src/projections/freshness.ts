import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Application } from '@hoso/application';
import type { EventToAppend } from '@hoso/event-store';
import type { Database } from '@hoso/postgres';
import { SCHEMA } from '@hoso/read-models';
import { percentilesOf, type Percentiles } from '../measures/percentile';

export interface FreshnessFigures extends Percentiles {
  /** Asked for and reached, while freshness was measured. */
  readonly eventsPerSecond: number;
}

interface Waiting {
  readonly position: bigint;
  readonly from: number;
}

export interface FreshnessLoad {
  readonly eventsPerSecond: number;
  readonly seconds: number;
  /** The first events of a dossier. */
  readonly model: readonly EventToAppend[];
}

const LOOK_EVERY_MS = 2;
const TICK_MS = 10;

const shownUpTo = async ({ query }: Database<unknown>): Promise<bigint> => {
  const [row] = await query<{ readonly position: number | bigint | null }>({
    name: 'freshness',
    text: `select position from ${SCHEMA}.checkpoints where name = 'live'`,
  });
  return BigInt(row?.position ?? -1);
};

/** From the acknowledgement of an append to the moment when a query sees it, under an even load. */
export const measureFreshness = async (
  { ports: { store } }: Application,
  database: Database<unknown>,
  { eventsPerSecond, seconds, model }: FreshnessLoad,
): Promise<FreshnessFigures> => {
  const waiting: Waiting[] = [];
  const samples: number[] = [];
  let isLoading = true;
  const look = async (): Promise<void> => {
    while (isLoading || waiting.length > 0) {
      const shown = await shownUpTo(database);
      const now = performance.now();
      while (waiting[0] && waiting[0].position <= shown) samples.push(now - waiting.shift()!.from);
      await pause(LOOK_EVERY_MS);
    }
  };
  const looking = look();
  const start = performance.now();
  const running: Promise<void>[] = [];
  let written = 0;
  const append = async (dossier: number, event: number): Promise<void> => {
    const { type, data, metadata } = model[event]!;
    const stream = `dossier-fresh-${dossier}`;
    const { position } = await store.append(stream, 'any', [{ id: randomUUID(), type, data, metadata }]);
    waiting.push({ position, from: performance.now() });
  };
  while (performance.now() - start < 1_000 * seconds) {
    const due = Math.floor(((performance.now() - start) / 1_000) * eventsPerSecond);
    for (; written < due; written++)
      running.push(append(Math.floor(written / model.length), written % model.length));
    await pause(TICK_MS);
  }
  await Promise.all(running);
  const took = (performance.now() - start) / 1_000;
  isLoading = false;
  await looking;
  return { eventsPerSecond: written / took, ...percentilesOf(samples) };
};
