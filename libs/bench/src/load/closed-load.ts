import { setTimeout as sleep } from 'node:timers/promises';
import { HttpLane } from './http-lane';
import { Living, type EndedLife } from './living';
import type { LoadKind, LoadOrder, LoadResult } from './load-order';
import { Measurement } from './measurement';

type ClosedLoad = Extract<LoadKind, { kind: 'closed' | 'fill' }>;

/** Gives out the numbers of dossiers to begin, until it is over. */
class Intake {
  private given = 0;
  private isOver = false;

  constructor(
    private readonly first: number,
    private readonly most: number,
  ) {}

  next(): number | undefined {
    return this.isOver || this.given >= this.most ? undefined : this.first + this.given++;
  }

  close(): void {
    this.isOver = true;
  }
}

const timed = async (load: ClosedLoad, measurement: Measurement, intake: Intake): Promise<void> => {
  if (load.kind === 'fill') return;
  await sleep(load.warmUpSeconds * 1000);
  measurement.begin();
  await sleep(load.seconds * 1000);
  measurement.end();
  intake.close();
};

/** Each connection sends the next command when the last one was answered; dossiers begun are brought to their end. */
export const runClosedLoad = async (
  order: LoadOrder & { readonly load: ClosedLoad },
): Promise<LoadResult> => {
  const { load, target, concurrency, now } = order;
  const measurement = new Measurement(order.watched);
  const intake = new Intake(order.firstIndex, load.kind === 'fill' ? load.dossiers : Infinity);
  const lives: EndedLife[] = [];
  const work = async (): Promise<void> => {
    const lane = await HttpLane.open(target.port);
    for (let index = intake.next(); index !== undefined; index = intake.next()) {
      const living = new Living(lane, target, { index, now });
      while (!living.ended) {
        const from = performance.now();
        const appends = await living.advance();
        measurement.add(performance.now() - from, appends);
      }
      lives.push(living.ended);
    }
    lane.close();
  };
  await Promise.all([timed(load, measurement, intake), ...Array.from({ length: concurrency }, work)]);
  return { ...measurement.result, lives };
};
