import type { Channel, Phase } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { NEVER, type DossierRow } from '../projections/dossier-row';
import { readQueries, readRows, type ReadQueries, type ReadSchema } from './read-schema';

/** Which dossiers; what is absent does not matter. */
export interface DossierFilter {
  /** Units whose dossiers the reader may see: those in charge or those that received them. */
  readonly within: readonly string[] | 'all';
  readonly unit?: string;
  readonly receivingUnit?: string;
  readonly officer?: string;
  readonly phase?: Phase;
  readonly step?: string;
  readonly procedure?: string;
  readonly field?: string;
  readonly channel?: Channel;
  /** From filing to decision. */
  readonly isOpen?: boolean;
  /** Past the statutory due date: now, or when decided. */
  readonly isLate?: boolean;
  readonly isImported?: boolean;
  /** Something is due before it, exclusive. */
  readonly dueBefore?: Instant;
  readonly openedFrom?: Instant;
  /** Exclusive. */
  readonly openedBefore?: Instant;
}

/** Where a page ended: the value that the list is sorted by, and the code. */
export interface ListCursor {
  readonly at: Instant;
  readonly code: string;
}

/** A page of at most `limit`, after a cursor; `next-due` lists open dossiers only, what is due first; `newest` by filing. */
export interface ListPage {
  readonly order: 'next-due' | 'newest';
  readonly after?: ListCursor;
  readonly limit: number;
  /** Against which lateness is judged. */
  readonly now: Instant;
}

export interface ListedDossier extends Omit<DossierRow, 'nextDueAt'> {
  readonly code: string;
  readonly revision: number;
  readonly nextDueAt: Instant | null;
  readonly isLate: boolean;
}

export interface DossierPage {
  readonly items: readonly ListedDossier[];
  /** Absent on the last page. */
  readonly next?: ListCursor;
}

type Where = ExpressionBuilder<ReadSchema, 'dossiers'>;
type Condition = Expression<SqlBool>;
type Scope = (where: Where) => Condition;

const EQUAL = ['unit', 'receivingUnit', 'officer', 'phase', 'step', 'procedure', 'field', 'channel'] as const;

/** A clock that stands keeps an open dossier from becoming late; `least` passes over a clock that runs (null). */
const isLateAt = (now: Instant) =>
  sql<boolean>`(case when is_open then statutory_due_at < least(${now}::timestamptz, stood_since)
    else is_decided_late end) is true`;

const conditionsOf = (
  where: Where,
  filter: DossierFilter,
  { now, order }: ListPage,
): readonly Condition[] => {
  const { isLate, isImported, dueBefore, openedFrom, openedBefore } = filter;
  const isOpen = order === 'next-due' ? true : filter.isOpen;
  return [
    ...EQUAL.flatMap((name) => (filter[name] === undefined ? [] : [where(name, '=', filter[name])])),
    ...given(isOpen, (open) => (open ? sql<SqlBool>`is_open` : sql<SqlBool>`not is_open`)),
    ...given(isLate, (late) => (late ? isLateAt(now) : sql<SqlBool>`not ${isLateAt(now)}`)),
    ...given(isImported, (imported) => where('regime', imported ? '=' : '!=', 'imported')),
    ...given(dueBefore, (before) => where('nextDueAt', '<', before)),
    ...given(openedFrom, (from) => where('openedAt', '>=', from)),
    ...given(openedBefore, (before) => where('openedAt', '<', before)),
  ];
};

const given = <Value>(
  value: Value | undefined,
  condition: (value: Value) => Condition,
): readonly Condition[] => (value === undefined ? [] : [condition(value)]);

const beyond = ({ at, code }: ListCursor, order: ListPage['order']): Condition =>
  order === 'next-due'
    ? sql<SqlBool>`(next_due_at, code) > (${at}::timestamptz, ${code})`
    : sql<SqlBool>`(opened_at, code) < (${at}::timestamptz, ${code})`;

/**
 * One query for each unit of the reader and each way in which a dossier may be its own, so that each is a walk along
 * an index that ends with the page; one for all where a filter has narrowed it already.
 */
const scopesOf = ({ within, unit, receivingUnit, officer }: DossierFilter): readonly Scope[] => {
  if (within === 'all') return [() => sql<SqlBool>`true`];
  if (unit ?? receivingUnit ?? officer) {
    const isOwn = sql<SqlBool>`(unit = any(${within}::text[]) or receiving_unit = any(${within}::text[]))`;
    return [() => isOwn];
  }
  return within.flatMap((own): readonly Scope[] => [
    (where) => where('unit', '=', own),
    (where) => where('receivingUnit', '=', own),
  ]);
};

const select = (queries: ReadQueries, filter: DossierFilter, page: ListPage) => (scope: Scope) =>
  queries
    .selectFrom('dossiers')
    .selectAll()
    .select(isLateAt(page.now).as('isLate'))
    .where((where) =>
      where.and([
        scope(where),
        ...conditionsOf(where, filter, page),
        ...given(page.after, (after) => beyond(after, page.order)),
      ]),
    )
    .$if(page.order === 'next-due', (query) => query.orderBy('nextDueAt').orderBy('code'))
    .$if(page.order === 'newest', (query) => query.orderBy('openedAt', 'desc').orderBy('code', 'desc'))
    .limit(page.limit + 1);

type Found = DossierRow & { readonly code: string; readonly revision: number; readonly isLate: boolean };

const inOrder =
  (order: ListPage['order']) =>
  (a: Found, b: Found): number => {
    const [first, second] = order === 'next-due' ? [a, b] : [b, a];
    const key = order === 'next-due' ? 'nextDueAt' : 'openedAt';
    if (first[key] !== second[key]) return first[key] < second[key] ? -1 : 1;
    return first.code < second.code ? -1 : first.code > second.code ? 1 : 0;
  };

const shown = ({ position: _, ...row }: Found & { readonly position?: unknown }): ListedDossier => ({
  ...row,
  nextDueAt: row.nextDueAt === NEVER ? null : row.nextDueAt,
});

/** Lists and worklists of dossiers, page by page. */
export class DossierList {
  private readonly queries: ReadQueries;

  constructor(database: Database<unknown>) {
    this.queries = readQueries(database);
  }

  /** @throws UpkeepFailure read-model-building */
  async find(filter: DossierFilter, page: ListPage): Promise<DossierPage> {
    const selects = scopesOf(filter).map(select(this.queries, filter, page));
    const found = await Promise.all(selects.map((query) => readRows(query)));
    const byCode = new Map(found.flat().map((row) => [row.code, row as Found]));
    const rows = [...byCode.values()].sort(inOrder(page.order));
    const items = rows.slice(0, page.limit);
    const last = items.at(-1);
    const at = last && (page.order === 'next-due' ? last.nextDueAt : last.openedAt);
    return {
      items: items.map(shown),
      ...(rows.length > page.limit && last && at && { next: { at, code: last.code } }),
    };
  }
}
