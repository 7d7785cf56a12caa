import type { BreachFacts, ExplanationStage, ListedBreaches } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { ExplanationRow, ExplanationRowStage } from '../projections/explanation-row';
import { LIVE } from '../store/checkpoints';
import type { RowCursor } from './row-cursor';
import { unreadDossiersOf } from './unread-dossiers';
import { readQueries, readRows, type ReadQueries } from './read-schema';

/** Which explanations; what is absent does not matter. */
export interface ExplanationFilter {
  /** Units whose explanations the reader may see. */
  readonly within: readonly string[] | 'all';
  readonly unit?: string;
  readonly stages?: readonly ExplanationRowStage[];
  /** Filed or recorded late, or owed and past due now; nothing that is lifted. */
  readonly isLate?: boolean;
}

export interface ExplanationListPage {
  readonly after?: RowCursor;
  readonly limit: number;
  /** Against which lateness is judged. */
  readonly now: Instant;
}

export interface ListedExplanation extends ExplanationRow {
  readonly code: string;
  readonly revision: number;
}

export interface ExplanationPage {
  /** What is due first. */
  readonly items: readonly ListedExplanation[];
  /** Absent on the last page. */
  readonly next?: RowCursor;
}

/** Moments of a period, both inclusive. */
export interface BreachMoments {
  readonly start: Instant;
  readonly end: Instant;
}

/** Unit and moments of a report. */
export interface BreachSpan extends BreachMoments {
  readonly unit: string;
}

/** Units and the place in the log, in decimal digits. */
export interface ListedUnits {
  readonly position: string;
  readonly units: readonly string[];
}

type Found = ListedExplanation & { readonly nr: number; readonly position: number | bigint };

const isLateAt = (now: Instant) =>
  sql<SqlBool>`(stage <> 'lifted'
    and (is_late or (stage in ('awaited', 'returned') and due_at < ${now}::timestamptz)))`;

const conditionsOf = (
  { within, unit, stages, isLate }: ExplanationFilter,
  { after, now }: ExplanationListPage,
): readonly Expression<SqlBool>[] => [
  ...(within === 'all' ? [] : [sql<SqlBool>`unit = any(${within}::text[])`]),
  ...(unit === undefined ? [] : [sql<SqlBool>`unit = ${unit}`]),
  ...(stages === undefined ? [] : [sql<SqlBool>`stage = any(${stages}::text[])`]),
  ...(isLate === undefined ? [] : [isLate ? isLateAt(now) : sql<SqlBool>`not ${isLateAt(now)}`]),
  ...(after === undefined
    ? []
    : [sql<SqlBool>`(due_at, code, nr) > (${after.at}::timestamptz, ${after.code}, ${after.nr}::integer)`]),
];

const shown = ({ position: _, nr: __, ...row }: Found): ListedExplanation => row;

const known = <Data extends object>(data: { readonly [Member in keyof Data]: Data[Member] | null }): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)) as Data;

const remedyOf = ({ remedy, remedyDueOn, remedyDoneAt, isRemedyLate }: Found) =>
  remedy !== null && remedyDueOn !== null
    ? {
        remedy: {
          what: remedy,
          dueOn: remedyDueOn,
          ...(remedyDoneAt !== null && { doneAt: remedyDoneAt }),
          late: isRemedyLate,
        },
      }
    : {};

const apologyOf = ({ apologyLetter: letter, apologisedAt: at }: Found) =>
  letter !== null && at !== null ? { apology: { letter, at } } : {};

type Standing = Found & { readonly stage: ExplanationStage };

const factsOf = (row: Standing): BreachFacts => {
  const { procedure, breach, originalDueAt, appointedAt, lateUntil, stage, filedBy, judgedBy } = row;
  const { cause, nature, step, officer, prevention } = row;
  return {
    ...known({ originalDueAt, appointedAt, lateUntil, filedBy, judgedBy }),
    ...known({ cause, nature, step, officer, prevention }),
    ...remedyOf(row),
    ...apologyOf(row),
    ...{ dossier: row.code, procedure, breach, stage, explanationDueAt: row.dueAt },
    explainedLate: row.isLate,
    unapologised: row.isUnapologised,
  };
};

/** What is owed, late, filed and judged, and what a unit’s report of a period gathers. */
export class ExplanationList {
  private readonly queries: ReadQueries;

  constructor(database: Database<unknown>) {
    this.queries = readQueries(database);
  }

  /** @throws UpkeepFailure read-model-building */
  async find(filter: ExplanationFilter, page: ExplanationListPage): Promise<ExplanationPage> {
    const found: readonly Found[] = await readRows(
      this.queries
        .selectFrom('explanations')
        .selectAll()
        .where((where) => where.and(conditionsOf(filter, page)))
        .orderBy('dueAt')
        .orderBy('code')
        .orderBy('nr')
        .limit(page.limit + 1),
    );
    const rows = found.slice(0, page.limit);
    const last = rows.at(-1);
    return {
      items: rows.map(shown),
      ...(found.length > page.limit && last && { next: { at: last.dueAt, code: last.code, nr: last.nr } }),
    };
  }

  /** Every breach of a unit in a span, but for what turned out to be none, and the place in the log up to which that is so. @throws UpkeepFailure read-model-building */
  async breachesOf(span: BreachSpan): Promise<ListedBreaches> {
    return readRows({ execute: () => this.inSnapshot((snapshot) => this.breachesIn(span, snapshot)) });
  }

  /**
   * The units that have breaches in a span, and the place in the log up to which that is so.
   * @throws UpkeepFailure read-model-building
   */
  async unitsWithBreaches(moments: BreachMoments): Promise<ListedUnits> {
    return readRows({ execute: () => this.inSnapshot((snapshot) => this.unitsIn(moments, snapshot)) });
  }

  private async unitsIn({ start, end }: BreachMoments, snapshot: ReadQueries) {
    const rows = await snapshot
      .selectFrom('explanations')
      .select('unit')
      .distinct()
      .where('stage', '!=', 'lifted')
      .where('breach', '>=', start)
      .where('breach', '<=', end)
      .orderBy('unit')
      .execute();
    return { units: rows.map(({ unit }) => unit) };
  }

  private async breachesIn({ unit, start, end }: BreachSpan, snapshot: ReadQueries) {
    const rows: readonly Standing[] = await snapshot
      .selectFrom('explanations')
      .selectAll()
      .$narrowType<{ stage: ExplanationStage }>()
      .where('unit', '=', unit)
      .where('stage', '!=', 'lifted')
      .where('breach', '>=', start)
      .where('breach', '<=', end)
      .orderBy('breach')
      .orderBy('code')
      .execute();
    return { breaches: rows.map(factsOf), unread: await unreadDossiersOf(unit, snapshot) };
  }

  /** Rows and checkpoint as of one snapshot. */
  private inSnapshot<Listed extends object>(
    read: (snapshot: ReadQueries) => Promise<Listed>,
  ): Promise<Listed & { readonly position: string }> {
    return this.queries
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (snapshot) => {
        const checkpoint = await snapshot
          .selectFrom('checkpoints')
          .select('position')
          .where('name', '=', LIVE)
          .executeTakeFirst();
        return { position: String(checkpoint?.position ?? -1), ...(await read(snapshot)) };
      });
  }
}
