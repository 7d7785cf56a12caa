import type { Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { LatenessRow } from '../projections/lateness';
import type { RowCursor } from './row-cursor';
import { readQueries, readRows, type ReadQueries } from './read-schema';

/** Which breaches; what is absent does not matter. */
interface Breaches {
  /** Units whose lateness the reader may see. */
  readonly within: readonly string[] | 'all';
  readonly unit?: string;
  /** Moments between which the due date passed, both inclusive. */
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface LatenessFilter extends Breaches {
  readonly officer?: string;
  readonly isTakenBack?: boolean;
}

/** Whose lateness is repeated. */
export const LATENESS_OF = ['officer', 'unit'] as const;

export interface RepeatedFilter extends Breaches {
  /** An officer is counted in each unit apart. */
  readonly by: (typeof LATENESS_OF)[number];
  readonly atLeast: number;
}

interface Page<Cursor> {
  readonly after?: Cursor;
  readonly limit: number;
}

export interface ListedLateness extends LatenessRow {
  readonly code: string;
}

export interface LatenessPage {
  /** In the order in which the due dates passed. */
  readonly items: readonly ListedLateness[];
  /** Absent on the last page. */
  readonly next?: RowCursor;
}

/** An officer or unit with the breaches that stand. */
export interface RepeatedLateness {
  readonly unit: string;
  /** Null where units are counted. */
  readonly officer: string | null;
  readonly breaches: number;
  /** Fewer than breaches where a date moved and passed again. */
  readonly dossiers: number;
  readonly firstBreach: Instant;
  readonly lastBreach: Instant;
}

/** Where a page ended. */
export type RepeatedCursor = Pick<RepeatedLateness, 'breaches' | 'unit' | 'officer'>;

export interface RepeatedPage {
  /** The most breaches first. */
  readonly items: readonly RepeatedLateness[];
  /** Absent on the last page. */
  readonly next?: RepeatedCursor;
}

type Condition = Expression<SqlBool>;

const conditionsOf = ({ within, unit, from, to }: Breaches): readonly Condition[] => [
  ...(within === 'all' ? [] : [sql<SqlBool>`unit = any(${within}::text[])`]),
  ...(unit === undefined ? [] : [sql<SqlBool>`unit = ${unit}`]),
  ...(from === undefined ? [] : [sql<SqlBool>`breach >= ${from}::timestamptz`]),
  ...(to === undefined ? [] : [sql<SqlBool>`breach <= ${to}::timestamptz`]),
];

const listed = (filter: LatenessFilter, { after }: Page<RowCursor>): readonly Condition[] => {
  const { officer, isTakenBack } = filter;
  return [
    ...conditionsOf(filter),
    ...(officer === undefined ? [] : [sql<SqlBool>`officer = ${officer}`]),
    ...(isTakenBack === undefined ? [] : [sql<SqlBool>`(taken_back_at is not null) = ${isTakenBack}`]),
    ...(after === undefined
      ? []
      : [sql<SqlBool>`(breach, code, nr) > (${after.at}::timestamptz, ${after.code}, ${after.nr}::integer)`]),
  ];
};

const counted = (filter: RepeatedFilter): readonly Condition[] => [
  ...conditionsOf(filter),
  sql<SqlBool>`taken_back_at is null`,
  ...(filter.by === 'officer' ? [sql<SqlBool>`officer is not null`] : []),
];

const beyond = ({ breaches, unit, officer }: RepeatedCursor): Condition =>
  sql<SqlBool>`(-breaches, unit, coalesce(officer, '')) > (-${breaches}::bigint, ${unit}, ${officer ?? ''})`;

const grouped = (queries: ReadQueries, filter: RepeatedFilter) =>
  queries
    .selectFrom('lateness')
    .select('unit')
    .select(
      filter.by === 'officer'
        ? sql<string | null>`officer`.as('officer')
        : sql<string | null>`null::text`.as('officer'),
    )
    .select(sql<number>`count(*)::integer`.as('breaches'))
    .select(sql<number>`count(distinct code)::integer`.as('dossiers'))
    .select(({ fn }) => [fn.min('breach').as('firstBreach'), fn.max('breach').as('lastBreach')])
    .where((where) => where.and(counted(filter)))
    .groupBy(filter.by === 'officer' ? ['unit', 'officer'] : ['unit'])
    .having(sql<SqlBool>`count(*) >= ${filter.atLeast}::bigint`);

/** Who let due dates pass, and who did so repeatedly (*để trễ hạn nhiều lần*). */
export class LatenessList {
  private readonly queries: ReadQueries;

  constructor(database: Database<unknown>) {
    this.queries = readQueries(database);
  }

  /** @throws UpkeepFailure read-model-building */
  async find(filter: LatenessFilter, page: Page<RowCursor>): Promise<LatenessPage> {
    const found = await readRows(
      this.queries
        .selectFrom('lateness')
        .select(['code', 'nr', 'unit', 'officer', 'breach', 'recordedAt', 'takenBackAt'])
        .where((where) => where.and(listed(filter, page)))
        .orderBy('breach')
        .orderBy('code')
        .orderBy('nr')
        .limit(page.limit + 1),
    );
    const rows = found.slice(0, page.limit);
    const last = rows.at(-1);
    return {
      items: rows.map(({ nr: _, ...row }) => row),
      ...(found.length > page.limit && last && { next: { at: last.breach, code: last.code, nr: last.nr } }),
    };
  }

  /** @throws UpkeepFailure read-model-building */
  async repeated(filter: RepeatedFilter, { after, limit }: Page<RepeatedCursor>): Promise<RepeatedPage> {
    const found = await readRows(
      this.queries
        .selectFrom(grouped(this.queries, filter).as('counted'))
        .selectAll()
        .where((where) => where.and(after === undefined ? [] : [beyond(after)]))
        .orderBy('breaches', 'desc')
        .orderBy('unit')
        .orderBy('officer')
        .limit(limit + 1),
    );
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      ...(found.length > limit &&
        last && { next: { breaches: last.breaches, unit: last.unit, officer: last.officer } }),
    };
  }
}
