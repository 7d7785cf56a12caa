import type { EventStore, RecordedEvent } from '@hoso/event-store';
import type { Database, RunStatement } from '@hoso/postgres';
import { BatchFolder } from '../folding/batch-folder';
import type { PinnedVersions } from '../folding/pinned-versions';
import { changesOf, writeChanges, type NewlyParked } from '../store/changes';
import { moveCheckpoint, openCheckpoint, type Checkpoint } from '../store/checkpoints';
import type { GenerationTable } from '../store/generation-table';
import { Parking } from '../store/parked-streams';

/** A part of the log: what matches in it, and up to where it goes. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly through: bigint;
}

/** What a batch came to. */
export interface Applied {
  readonly events: number;
  readonly rows: number;
  readonly parked: readonly NewlyParked[];
}

export interface ProjectingParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
  readonly tables: readonly GenerationTable[];
  readonly reference: PinnedVersions;
  /** Name of the checkpoint that these tables share. */
  readonly checkpoint: string;
  readonly cachedStreams: number;
}

/**
 * Brings the tables of one checkpoint forward, batch by batch: folds grouped by stream, then rows, parked streams and
 * checkpoint in one transaction. When a batch throws, nothing of it is in the tables and this object is void.
 */
export class Projecting {
  private readonly folder: BatchFolder;

  private constructor(
    private readonly parts: ProjectingParts,
    private readonly parking: Parking,
    private checkpoint: Checkpoint,
  ) {
    const { store, tables, reference, cachedStreams } = parts;
    const projections = tables.map(({ projection }) => projection);
    this.folder = new BatchFolder({ store, projections, reference, cachedStreams, parked: parking.find });
  }

  static async open(parts: ProjectingParts): Promise<Projecting> {
    const { query } = parts.database;
    const parking = await Parking.read(query, parts.tables);
    return new Projecting(parts, parking, await openCheckpoint(query, parts.checkpoint));
  }

  /** Everything up to it is in the tables. */
  get position(): bigint | undefined {
    return this.checkpoint.position;
  }

  /** @throws Fenced when somebody else moved the checkpoint, and whatever the engines throw */
  apply(batch: Batch): Promise<Applied> {
    return this.applyIn(this.parts.database.transaction, batch);
  }

  /** The same in a transaction of the caller's; nothing may follow on this object. */
  applyWithin(query: RunStatement, batch: Batch): Promise<Applied> {
    return this.applyIn((work) => work(query), batch);
  }

  private async applyIn(
    transaction: <Result>(work: (query: RunStatement) => Promise<Result>) => Promise<Result>,
    { events, through }: Batch,
  ): Promise<Applied> {
    const touched = await this.folder.fold(events);
    const changes = changesOf(touched);
    const parked = changes.parked.filter((each) => this.parking.isNew(each));
    const { checkpoint: name, tables } = this.parts;
    const moved = await transaction(async (query) => {
      // First, so that it holds the row: of two runners one waits here and is then told that it is fenced.
      const next = await moveCheckpoint(query, name, { from: this.checkpoint, to: through });
      await writeChanges(query, tables, changes);
      await this.parking.write(query, parked);
      return next;
    });
    this.checkpoint = moved;
    this.folder.keep(touched);
    this.parking.keep(parked);
    return { events: events.length, rows: changes.rows, parked };
  }
}
