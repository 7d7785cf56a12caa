import type { Instant } from '@hoso/kernel';
import type { RunStatement } from '@hoso/postgres';
import { SCHEMA } from './migrations';
import type { DueWork, Work, WorkChanges } from './process-manager';

const INSERT = `insert into ${SCHEMA}.work (process, key, kind, lane, due_at, data)
  select $1, given.* from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[]) as given
  on conflict (process, key)`;
const PUT = `${INSERT} do update set kind = excluded.kind, lane = excluded.lane, due_at = excluded.due_at,
  data = excluded.data, attempts = 0, parked = false, reason = null, seq = excluded.seq`;
const PUT_IF_ABSENT = `${INSERT} do nothing`;
const REMOVE = `delete from ${SCHEMA}.work where process = $1 and key = any($2::text[])`;
const FINISH = `delete from ${SCHEMA}.work where process = $1 and key = $2 and seq = $3`;
const DUE = `select key, kind, lane, due_at as "dueAt", data, attempts, seq from ${SCHEMA}.work
  where process = $1 and not parked and due_at <= $2 and lane <> all ($4::text[]) order by due_at, seq limit $3`;
const POSTPONE = `update ${SCHEMA}.work set due_at = $4, reason = $5, attempts = attempts + $6
  where process = $1 and key = $2 and seq = $3`;
const PARK = `update ${SCHEMA}.work set parked = true, reason = $4, attempts = attempts + 1
  where process = $1 and key = $2 and seq = $3`;
const RELEASE = `update ${SCHEMA}.work set parked = false, attempts = 0, due_at = $2
  where process = $1 and parked returning key`;
const COUNTS = `select count(*) filter (where not parked and due_at <= $2)::int as due,
  count(*) filter (where parked)::int as parked from ${SCHEMA}.work where process = $1`;

/** What stands in the table now. */
export interface WorkCounts {
  readonly due: number;
  readonly parked: number;
}

export interface Postponement {
  readonly dueAt: Instant;
  readonly reason: string;
  /** Whether it counts as a failed attempt. */
  readonly isFailure: boolean;
}

/** A piece as it was read. */
export type PieceRef = Pick<DueWork, 'key' | 'seq'>;

export interface DuePart {
  readonly limit: number;
  /** Lanes to leave out. */
  readonly except?: readonly string[];
}

/** The last piece of each key: one statement may not touch a row twice. */
const lastOfEach = (work: readonly Work[]): readonly Work[] => [
  ...new Map(work.map((each) => [each.key, each])).values(),
];

/** Statements on the work of one process. */
export class WorkTable {
  constructor(private readonly process: string) {}

  async apply(query: RunStatement, { put, putIfAbsent = [], remove }: WorkChanges): Promise<void> {
    if (remove.length > 0) await query({ text: REMOVE, values: [this.process, remove] });
    await this.insert(query, PUT, lastOfEach(put));
    await this.insert(query, PUT_IF_ABSENT, lastOfEach(putIfAbsent.toReversed()));
  }

  /** The pieces that are due longest, none of the lanes left out. */
  due(query: RunStatement, at: Instant, { limit, except = [] }: DuePart): Promise<readonly DueWork[]> {
    return query<DueWork>({ name: 'processes-due', text: DUE, values: [this.process, at, limit, except] });
  }

  /** Takes a piece away, unless it was put again since it was read. */
  async finish(query: RunStatement, { key, seq }: PieceRef): Promise<void> {
    await query({ text: FINISH, values: [this.process, key, seq] });
  }

  async postpone(
    query: RunStatement,
    { key, seq }: PieceRef,
    { dueAt, reason, isFailure }: Postponement,
  ): Promise<void> {
    const values = [this.process, key, seq, dueAt, reason, isFailure ? 1 : 0];
    await query({ text: POSTPONE, values });
  }

  async park(query: RunStatement, { key, seq }: PieceRef, reason: string): Promise<void> {
    await query({ text: PARK, values: [this.process, key, seq, reason] });
  }

  /** Lets everything that was parked be tried again. @returns the keys */
  async release(query: RunStatement, at: Instant): Promise<readonly string[]> {
    const rows = await query<{ readonly key: string }>({ text: RELEASE, values: [this.process, at] });
    return rows.map(({ key }) => key);
  }

  async counts(query: RunStatement, at: Instant): Promise<WorkCounts> {
    const [counts] = await query<WorkCounts>({ text: COUNTS, values: [this.process, at] });
    return counts ?? { due: 0, parked: 0 };
  }

  private async insert(query: RunStatement, text: string, work: readonly Work[]): Promise<void> {
    if (work.length === 0) return;
    const column = <Value>(of: (each: Work) => Value): readonly Value[] => work.map(of);
    await query({
      text,
      values: [
        this.process,
        column(({ key }) => key),
        column(({ kind }) => kind),
        column(({ lane }) => lane),
        column(({ dueAt }) => dueAt),
        column(({ data }) => JSON.stringify(data)),
      ],
    });
  }
}
