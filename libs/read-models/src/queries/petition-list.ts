import type { PetitionPhase } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { NEVER } from '../projections/dossier-row';
import type { PetitionRow } from '../projections/petitions';
import type { ListCursor } from './dossier-list';
import { readQueries, readRows, type ReadQueries, type ReadSchema } from './read-schema';

/** Which petitions; what is absent does not matter. */
export interface PetitionFilter {
  /** Units whose petitions the reader may see: those in charge or those that received them. */
  readonly within: readonly string[] | 'all';
  /** In charge now. */
  readonly unit?: string;
  readonly phase?: PetitionPhase;
  /** Something is owed past its moment, or was met too late. */
  readonly isLate?: boolean;
  /** Something is due before it, exclusive. */
  readonly dueBefore?: Instant;
}

/** A page of at most `limit`, after a cursor. */
export interface PetitionListPage {
  readonly after?: ListCursor;
  readonly limit: number;
  /** Against which lateness is judged. */
  readonly now: Instant;
}

export interface ListedPetition extends Omit<PetitionRow, 'nextDueAt' | 'hasBeenLate'> {
  readonly code: string;
  readonly revision: number;
  readonly nextDueAt: Instant | null;
  readonly isLate: boolean;
}

export interface PetitionPage {
  /** What is due first; where nothing is owed, last and by number. */
  readonly items: readonly ListedPetition[];
  /** Absent on the last page. */
  readonly next?: ListCursor;
}

type Where = ExpressionBuilder<ReadSchema, 'petitions'>;
type Condition = Expression<SqlBool>;

const isLateAt = (now: Instant) => sql<boolean>`(has_been_late or next_due_at < ${now}::timestamptz)`;

const scope = ({ within }: PetitionFilter): readonly Condition[] =>
  within === 'all'
    ? []
    : [sql<SqlBool>`(unit = any(${within}::text[]) or receiving_unit = any(${within}::text[]))`];

const beyond = ({ after }: PetitionListPage): readonly Condition[] =>
  after ? [sql<SqlBool>`(next_due_at, code) > (${after.at}::timestamptz, ${after.code})`] : [];

const conditionsOf = (where: Where, filter: PetitionFilter, { now }: PetitionListPage) => {
  const { unit, phase, isLate, dueBefore } = filter;
  return [
    ...(unit === undefined ? [] : [where('unit', '=', unit)]),
    ...(phase === undefined ? [] : [where('phase', '=', phase)]),
    ...(isLate === undefined ? [] : [isLate ? isLateAt(now) : sql<SqlBool>`not ${isLateAt(now)}`]),
    ...(dueBefore === undefined ? [] : [where('nextDueAt', '<', dueBefore)]),
  ];
};

type Found = PetitionRow & Pick<ListedPetition, 'code' | 'revision' | 'isLate'> & { position?: unknown };

const shown = ({ position: _, hasBeenLate: __, ...row }: Found): ListedPetition => ({
  ...row,
  nextDueAt: row.nextDueAt === NEVER ? null : row.nextDueAt,
});

/** Worklists of petitions, page by page. */
export class PetitionList {
  private readonly queries: ReadQueries;

  constructor(database: Database<unknown>) {
    this.queries = readQueries(database);
  }

  /** @throws UpkeepFailure read-model-building */
  async find(filter: PetitionFilter, page: PetitionListPage): Promise<PetitionPage> {
    const rows: readonly Found[] = await readRows(
      this.queries
        .selectFrom('petitions')
        .selectAll()
        .select(isLateAt(page.now).as('isLate'))
        .where((where) =>
          where.and([...scope(filter), ...conditionsOf(where, filter, page), ...beyond(page)]),
        )
        .orderBy('nextDueAt')
        .orderBy('code')
        .limit(page.limit + 1),
    );
    const items = rows.slice(0, page.limit);
    const last = items.at(-1);
    return {
      items: items.map(shown),
      ...(rows.length > page.limit && last && { next: { at: last.nextDueAt, code: last.code } }),
    };
  }
}
