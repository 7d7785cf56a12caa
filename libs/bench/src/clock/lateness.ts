import type { EventStore } from '@hoso/event-store';
import { epochMs, type Instant } from '@hoso/kernel';
import { percentile } from '../measures/percentile';
import type { RunningClock } from './running-clock';

/** From the moment of each breach to its record in the log. */
export interface Lateness {
  readonly recorded: number;
  readonly missed: number;
  readonly doubled: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Reads the breaches of some dossiers back from the log; the clock must not have been put since. */
export const latenessIn = async (
  store: EventStore,
  clock: RunningClock,
  codes: ReadonlySet<string>,
): Promise<Lateness> => {
  const latenesses: number[] = [];
  const seen = new Set<string>();
  for await (const { stream, data, recordedAt } of store.scan({ typePrefixes: ['OverdueRecorded'] })) {
    const code = stream.slice('dossier-'.length);
    if (!codes.has(code)) continue;
    seen.add(code);
    latenesses.push(epochMs(recordedAt) - clock.machineMs((data as { readonly moment: Instant }).moment));
  }
  return {
    recorded: latenesses.length,
    missed: codes.size - seen.size,
    doubled: latenesses.length - seen.size,
    p50Ms: percentile(latenesses, 0.5),
    p99Ms: percentile(latenesses, 0.99),
    maxMs: percentile(latenesses, 1),
  };
};
