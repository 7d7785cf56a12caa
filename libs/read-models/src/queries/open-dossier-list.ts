import type { DossierScope } from '@hoso/domain';
import type { EventStore } from '@hoso/event-store';
import { endOfDay, instantAt, VIETNAM } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { DOSSIERS } from '../definition/dossier-streams';
import { PROJECTIONS } from '../projections/all';
import { bringToHead } from '../runner/bring-to-head';
import { LIVE, readCheckpoint } from '../store/checkpoints';
import { SCHEMA } from '../store/migrations';
import { Freshness } from '../upkeep/freshness';

export interface OpenDossierListParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
}

/** A dossier that is open and has a due date. */
export interface ListedOpenDossier {
  readonly code: string;
  readonly unit: string;
  readonly field: string | null;
}

const CACHED_STREAMS = 1_000;
const WITHIN_MS = 30_000;

const OPEN = `select code, unit, field from ${SCHEMA}.dossiers
  where is_open and statutory_due_at is not null and code > $1
    and ($2::text[] is null or unit = any($2)) and ($3::text[] is null or procedure = any($3))
    and ($4::text[] is null or field = any($4))
    and ($5::timestamptz is null or statutory_due_at >= $5) and ($6::timestamptz is null or statutory_due_at <= $6)
  order by code limit $7`;

const valuesOf = ({ units, procedures, fields, dueFrom, dueTo }: DossierScope): readonly unknown[] => [
  units ?? null,
  procedures ?? null,
  fields ?? null,
  dueFrom === undefined ? null : instantAt(dueFrom, '00:00', VIETNAM),
  dueTo === undefined ? null : endOfDay(dueTo, VIETNAM),
];

/** The open dossiers with a due date, as the read model knows them. */
export class OpenDossierList {
  constructor(private readonly parts: OpenDossierListParts) {}

  /**
   * Waits until the rows show every dossier that is in the log now; where no projector runs, brings them there itself.
   * @returns the log position up to which they are complete; -1 for an empty log
   * @throws UpkeepFailure read-model-behind
   */
  async upToDate(): Promise<bigint> {
    const { store, database } = this.parts;
    await bringToHead({ store, database, projections: PROJECTIONS, cachedStreams: CACHED_STREAMS });
    const before = (await readCheckpoint(database.query, LIVE))?.position;
    let position = before;
    for await (const event of store.scan({ streamPrefixes: [DOSSIERS.prefix] }, before))
      ({ position } = event);
    if (position === undefined) return -1n;
    if (position !== before) await new Freshness(this.parts).reached({ position }, WITHIN_MS);
    return position;
  }

  /** In the database's own order of the codes, what follows one, `max` at most. */
  list(
    scope: DossierScope,
    { after, max }: { readonly after: string; readonly max: number },
  ): Promise<readonly ListedOpenDossier[]> {
    const values = [after, ...valuesOf(scope), max];
    return this.parts.database.query<ListedOpenDossier>({ name: 'open-dossiers', text: OPEN, values });
  }
}
