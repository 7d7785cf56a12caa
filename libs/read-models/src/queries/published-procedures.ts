import type { Channel, Component, Fee, Level, Limit, ProcedureVersion } from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { readQueries, readRows, type ReadQueries } from './read-schema';

/** A procedure as the public reads it. */
export interface PublishedProcedure {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly field: string;
  readonly level: Level;
  readonly limits: Readonly<Partial<Record<Channel, Limit>>>;
  readonly components: readonly Component[];
  readonly fees: readonly Fee[];
  readonly result: ProcedureVersion['result'];
  readonly validFrom: PlainDate;
  /** Number and day of the decision, and the day on which it was made public. */
  readonly decision: string | null;
  readonly decidedOn: PlainDate | null;
  readonly publishedOn: PlainDate | null;
}

export interface CatalogueFilter {
  readonly field?: string;
  readonly level?: Level;
  /** Codes after it. */
  readonly after?: string;
  readonly limit: number;
  /** On which they are in force and public. */
  readonly on: PlainDate;
}

export interface CataloguePage {
  readonly items: readonly PublishedProcedure[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** The catalogue of procedures that are in force and published. */
export class PublishedProcedures {
  private readonly queries: ReadQueries;

  constructor(database: Database<unknown>) {
    this.queries = readQueries(database);
  }

  /** @throws UpkeepFailure read-model-building */
  async find({ field, level, after = '', limit, on }: CatalogueFilter): Promise<CataloguePage> {
    const rows = await readRows(
      this.queries
        .selectFrom('procedures')
        .selectAll()
        .where('procedure', '>', after)
        .where('publishedOn', '<=', on)
        .where('validFrom', '<=', on)
        .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', on)]))
        .$if(field !== undefined, (query) => query.where('field', '=', field!))
        .$if(level !== undefined, (query) => query.where('level', '=', level!))
        .orderBy('procedure')
        .limit(limit + 1),
    );
    const items = rows.slice(0, limit).map(({ procedure, content, ...row }) => ({
      code: procedure,
      version: row.version,
      name: row.name,
      field: row.field,
      level: row.level,
      limits: content.limits,
      components: content.components,
      fees: content.fees,
      result: content.result,
      validFrom: row.validFrom,
      decision: row.decision,
      decidedOn: row.decidedOn,
      publishedOn: row.publishedOn,
    }));
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last && { next: last.code }) };
  }
}
