import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BareAppender } from '@hoso/event-store';
import { Measurement } from '../load/measurement';
import { readRecordedAppends, type RecordedAppend } from './recorded-appends';

/** What the appending process is to do. */
export interface BareAppendOrder {
  readonly connectionString: string;
  readonly concurrency: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface BareAppendResult {
  readonly seconds: number;
  readonly appends: number;
  readonly latenciesMs: Float64Array;
}

const MOST_APPENDS = 20_000;

/** Rows one after another; when all were given, again, under other stream names. */
function* endlessly(
  run: string,
  rows: readonly (readonly RecordedAppend[])[],
): Generator<readonly RecordedAppend[]> {
  if (rows.length === 0) throw new Error('The log holds no dossier whose events could be appended');
  for (let round = 1; ; round++)
    for (const row of rows)
      yield row.map((append) => ({ ...append, stream: `bare-${run}-${round}-${append.stream}` }));
}

/** Appends what the log holds once more, into new streams, in the same order within each. */
export const runBareAppends = async (order: BareAppendOrder): Promise<BareAppendResult> => {
  const rows = endlessly(randomUUID(), await readRecordedAppends(order.connectionString, MOST_APPENDS));
  const appender = new BareAppender(order.connectionString);
  const measurement = new Measurement({});
  let isOver = false;
  const work = async (): Promise<void> => {
    while (!isOver) {
      for (const { stream, expected, event } of rows.next().value as readonly RecordedAppend[]) {
        const from = performance.now();
        await appender.append(stream, expected, [{ ...event, id: randomUUID() }]);
        measurement.add(performance.now() - from, 1);
      }
    }
  };
  const timed = async (): Promise<void> => {
    await sleep(order.warmUpSeconds * 1000);
    measurement.begin();
    await sleep(order.seconds * 1000);
    measurement.end();
    isOver = true;
  };
  await Promise.all([timed(), ...Array.from({ length: order.concurrency }, work)]);
  await appender.close();
  return measurement.result;
};
