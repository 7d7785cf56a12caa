import type { Phase } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { AwaitedKind, AwaitedRow } from '../projections/awaited';
import type { RowCursor } from './row-cursor';
import { readQueries, readRows, type ReadQueries } from './read-schema';

/** Which of the things that dossiers await of other agencies; what is absent does not matter. */
export interface AwaitedFilter {
  /** Units of the reader: of which something is awaited, or whose dossier waits. */
  readonly within: readonly string[] | 'all';
  /** Of whom it is awaited. */
  readonly agency?: string;
  /** In charge of the dossier that waits. */
  readonly unit?: string;
  readonly kind?: AwaitedKind;
  /** Past the agency’s own limit now. */
  readonly isLate?: boolean;
  /** Exclusive. */
  readonly dueBefore?: Instant;
}

export interface AwaitedListPage {
  readonly after?: RowCursor;
  readonly limit: number;
  /** Against which lateness is judged. */
  readonly now: Instant;
}

/** What is awaited, and the dossier that waits for it. */
export interface ListedAwaited extends AwaitedRow {
  readonly code: string;
  readonly isLate: boolean;
  readonly procedure: string;
  readonly unit: string;
  readonly officer: string | null;
  readonly phase: Phase;
  /** Of the whole dossier. */
  readonly statutoryDueAt: Instant | null;
}

export interface AwaitedPage {
  /** What is due first. */
  readonly items: readonly ListedAwaited[];
  /** Absent on the last page. */
  readonly next?: RowCursor;
}

type Condition = Expression<SqlBool>;

const isLateAt = (now: Instant) => sql<boolean>`awaited.due_at < ${now}::timestamptz`;

const scope = ({ within }: AwaitedFilter): readonly Condition[] =>
  within === 'all'
    ? []
    : [
        sql<SqlBool>`(awaited.agency = any(${within}::text[]) or dossiers.unit = any(${within}::text[])
          or dossiers.receiving_unit = any(${within}::text[]))`,
      ];

const asked = ({ agency, unit, kind, dueBefore }: AwaitedFilter): readonly Condition[] => [
  ...(agency === undefined ? [] : [sql<SqlBool>`awaited.agency = ${agency}`]),
  ...(unit === undefined ? [] : [sql<SqlBool>`dossiers.unit = ${unit}`]),
  ...(kind === undefined ? [] : [sql<SqlBool>`awaited.kind = ${kind}`]),
  ...(dueBefore === undefined ? [] : [sql<SqlBool>`awaited.due_at < ${dueBefore}::timestamptz`]),
];

const paged = ({ isLate }: AwaitedFilter, { after, now }: AwaitedListPage): readonly Condition[] => [
  ...(isLate === undefined ? [] : [isLate ? isLateAt(now) : sql<SqlBool>`not ${isLateAt(now)}`]),
  ...(after === undefined
    ? []
    : [
        sql<SqlBool>`(awaited.due_at, awaited.code, awaited.nr) >
          (${after.at}::timestamptz, ${after.code}, ${after.nr}::integer)`,
      ]),
];

const SHOWN = [
  ...(['awaited.code', 'awaited.nr', 'agency', 'kind', 'name', 'askedAt', 'awaited.dueAt'] as const),
  ...(['procedure', 'dossiers.unit', 'officer', 'phase', 'statutoryDueAt'] as const),
] as const;

/** The worklist of an agency that is consulted or has a part of an interlinked procedure. */
export class AwaitedList {
  private readonly queries: ReadQueries;

  constructor(database: Database<unknown>) {
    this.queries = readQueries(database);
  }

  /** @throws UpkeepFailure read-model-building */
  async find(filter: AwaitedFilter, page: AwaitedListPage): Promise<AwaitedPage> {
    const found = await readRows(
      this.queries
        .selectFrom('awaited')
        .innerJoin('dossiers', 'dossiers.code', 'awaited.code')
        .select(SHOWN)
        .select(isLateAt(page.now).as('isLate'))
        .where((where) => where.and([...scope(filter), ...asked(filter), ...paged(filter, page)]))
        .orderBy('awaited.dueAt')
        .orderBy('awaited.code')
        .orderBy('awaited.nr')
        .limit(page.limit + 1),
    );
    const rows = found.slice(0, page.limit);
    const last = rows.at(-1);
    return {
      items: rows.map(({ nr: _, ...row }) => row),
      ...(found.length > page.limit && last && { next: { at: last.dueAt, code: last.code, nr: last.nr } }),
    };
  }
}
