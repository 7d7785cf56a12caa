import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@hoso/event-store';
import type { Database } from '@hoso/postgres';
import { readRows } from '../queries/read-schema';
import { LIVE, readCheckpoint } from '../store/checkpoints';
import { parkedStreams } from '../store/parked-streams';
import { UpkeepFailure } from './upkeep-failure';

export interface FreshnessParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
}

/** What a reader wants to see in the rows: a place in the log, or an event of a stream. */
export type Wanted = { readonly position: bigint } | { readonly stream: string; readonly revision: number };

const SHORTEST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;

/** Lets a reader wait until the rows show what it knows to be in the log. */
export class Freshness {
  constructor(private readonly parts: FreshnessParts) {}

  /** @throws UpkeepFailure read-model-behind after `withinMs`, read-model-building, stream-unknown, stream-parked */
  async reached(wanted: Wanted, withinMs: number): Promise<void> {
    const position = await this.positionOf(wanted);
    const until = performance.now() + withinMs;
    for (
      let wait = SHORTEST_PAUSE_MS;
      !(await this.shows(position));
      wait = Math.min(2 * wait, LONGEST_PAUSE_MS)
    ) {
      if (performance.now() + wait > until)
        throw new UpkeepFailure('read-model-behind', { position: String(position), withinMs });
      await pause(wait);
    }
    if ('stream' in wanted) await this.demandMoving(wanted.stream);
  }

  private async positionOf(wanted: Wanted): Promise<bigint> {
    if ('position' in wanted) return wanted.position;
    const { stream, revision } = wanted;
    for await (const event of this.parts.store.read(stream, { from: revision, max: 1 }))
      return event.position;
    throw new UpkeepFailure('stream-unknown', { stream, revision });
  }

  private async shows(position: bigint): Promise<boolean> {
    const execute = () => readCheckpoint(this.parts.database.query, LIVE);
    const checkpoint = await readRows({ execute });
    return checkpoint?.position !== undefined && checkpoint.position >= position;
  }

  /** Rows of a parked stream do not move, however far the others are. */
  private async demandMoving(stream: string): Promise<void> {
    const parked = await parkedStreams(this.parts.database.query);
    const own = parked.filter((each) => each.stream === stream).map(({ projection }) => projection);
    if (own.length > 0) throw new UpkeepFailure('stream-parked', { stream, projections: own });
  }
}
