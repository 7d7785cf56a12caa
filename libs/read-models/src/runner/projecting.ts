import type { EventStore, RecordedEvent } from '@hoso/event-store';
import type { Database, RunStatement } from '@hoso/postgres';
import { BatchFolder } from '../folding/batch-folder';
import type { PinnedVersions } from '../folding/pinned-versions';
import { changesOf, writeChanges, type Changes, type NewlyParked } from '../store/changes';
import { moveCheckpoint, openCheckpoint, type Checkpoint } from '../store/checkpoints';
import type { GenerationTable } from '../store/generation-table';
import { Parking } from '../store/parked-streams';

/** A part of the log: what matches in it, and up to where it goes. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly through: bigint;
}

/** A batch on its way into the tables. */
export interface Folded {
  readonly events: number;
  readonly through: bigint;
  readonly changes: Changes;
  readonly parked: readonly NewlyParked[];
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
  async apply(batch: Batch): Promise<Applied> {
    return this.write(await this.fold(batch));
  }

  /** The same in a transaction of the caller's; nothing may follow on this object. */
  async applyWithin(query: RunStatement, batch: Batch): Promise<Applied> {
    return this.writeIn((work) => work(query), await this.fold(batch));
  }

  /** Folds the batch after those folded before, which may still be on their way into the tables. @throws StoreUnavailable */
  async fold({ events, through }: Batch): Promise<Folded> {
    const touched = await this.folder.fold(events);
    const changes = changesOf(touched);
    const parked = changes.parked.filter((each) => this.parking.isNew(each));
    this.folder.keep(touched);
    this.parking.keep(parked);
    return { events: events.length, through, changes, parked };
  }

  /** Writes what was folded, one batch after the other. @throws as `apply` */
  write(folded: Folded): Promise<Applied> {
    return this.writeIn(this.parts.database.transaction, folded);
  }

  private async writeIn(
    transaction: <Result>(work: (query: RunStatement) => Promise<Result>) => Promise<Result>,
    { events, through, changes, parked }: Folded,
  ): Promise<Applied> {
    const { checkpoint: name, tables } = this.parts;
    this.checkpoint = await transaction(async (query) => {
      // First, so that it holds the row: of two runners one waits here and is then told that it is fenced.
      const next = await moveCheckpoint(query, name, { from: this.checkpoint, to: through });
      await writeChanges(query, tables, changes);
      await this.parking.write(query, parked);
      return next;
    });
    return { events, rows: changes.rows, parked };
  }
}
