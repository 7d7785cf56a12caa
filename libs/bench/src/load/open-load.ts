import { setTimeout as sleep } from 'node:timers/promises';
import { HttpLane } from './http-lane';
import { Living, type EndedLife } from './living';
import type { LoadKind, LoadOrder, LoadResult } from './load-order';
import { Measurement } from './measurement';

type OpenLoad = Extract<LoadKind, { kind: 'open' }>;

/** Dossiers under way at once: enough that none is asked for its next command before the last one is answered. */
const DOSSIERS_AT_ONCE = 128;

/** The shortest life; the dossiers under way are spread over it, so that openings do not come in waves. */
const STAGES = 8;

/** One connection whose commands go out one after another. */
class Row {
  private living: Living | undefined;
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly lane: HttpLane,
    private readonly begin: (lane: HttpLane) => Living,
    private readonly onEnd: (life: EndedLife) => void,
  ) {}

  /** Sends the next command as soon as the ones before it are answered. */
  take(onAnswer: (appends: number) => void): void {
    this.tail = this.tail.then(async () => onAnswer(await this.advance()));
  }

  /** Resolves when everything taken so far is answered. */
  settled(): Promise<void> {
    return this.tail;
  }

  /** Brings the dossier under way to its end. */
  async finish(): Promise<void> {
    while (this.living) await this.advance();
    this.lane.close();
  }

  private async advance(): Promise<number> {
    this.living ??= this.begin(this.lane);
    const appends = await this.living.advance();
    const { ended } = this.living;
    if (ended) {
      this.onEnd(ended);
      this.living = undefined;
    }
    return appends;
  }
}

const spreadOut = async (rows: readonly Row[]): Promise<void> => {
  rows.forEach((row, place) => {
    for (let stage = 0; stage < place % STAGES; stage++) row.take(() => undefined);
  });
  await Promise.all(rows.map((row) => row.settled()));
};

const sendAtRate = async (
  rows: readonly Row[],
  { perSecond, seconds }: OpenLoad,
  measurement: Measurement,
) => {
  const commands = Math.floor(perSecond * seconds);
  const start = performance.now();
  for (let sent = 0; sent < commands; await sleep(1)) {
    const due = Math.min(commands, Math.ceil(((performance.now() - start) * perSecond) / 1000));
    for (; sent < due; sent++) {
      const intended = start + (sent * 1000) / perSecond;
      rows[sent % rows.length]!.take((appends) => measurement.add(performance.now() - intended, appends));
    }
  }
  await Promise.all(rows.map((row) => row.settled()));
};

/**
 * Sends commands at a fixed rate. A latency counts from the intended moment, so that a slow answer also counts for
 * those that had to wait behind it (no coordinated omission).
 */
export const runOpenLoad = async (order: LoadOrder & { readonly load: OpenLoad }): Promise<LoadResult> => {
  const { load, target, now } = order;
  const lives: EndedLife[] = [];
  let index = order.firstIndex;
  const begin = (lane: HttpLane) => new Living(lane, target, { index: index++, now });
  const lanes = await Promise.all(Array.from({ length: DOSSIERS_AT_ONCE }, () => HttpLane.open(target.port)));
  const rows = lanes.map((lane) => new Row(lane, begin, (life) => void lives.push(life)));
  await spreadOut(rows);
  const measurement = new Measurement(order.watched);
  measurement.begin();
  await sendAtRate(rows, load, measurement);
  measurement.end();
  await Promise.all(rows.map((row) => row.finish()));
  return { ...measurement.result, lives };
};
