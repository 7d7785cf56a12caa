import type { CaseSnapshot } from '@hoso/application';
import { isStoreUnavailable } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import { inParallel } from '@hoso/platform';
import type { RunStatement } from '@hoso/postgres';
import { casesDueWithin, type DueCase, type DueParts } from './due-cases';
import type { WatchedCases } from './watched-cases';

export interface ForesightParts<Kind extends string> extends DueParts {
  readonly cases: WatchedCases<Kind>;
  /** On one connection: what was foreseen lives as long as it. */
  readonly query: RunStatement;
  /** How far it looks ahead, in milliseconds. */
  readonly aheadMs: number;
  /** How long it rests once it has seen everything, in milliseconds. */
  readonly restMs: number;
}

/** Few: nobody waits for them. */
const READS_AT_ONCE = 4;

/**
 * Cases whose moment comes soon, read beforehand: thousands of limits end at one closing time, and at that moment nobody has
 * the time to read thousands of streams. They lie in a temporary table, which no restart and no other program ever
 * sees; one that went on since it was read is found out by the decision, as any case in memory.
 */
export class Foresight<Kind extends string> {
  private readonly table: string;
  private pages: AsyncGenerator<readonly DueCase<Kind>[]> | undefined;
  private sweptBy: Instant | undefined;
  private restsUntil = -Infinity;

  private constructor(private readonly parts: ForesightParts<Kind>) {
    this.table = `foreseen_${parts.cases.view}`;
  }

  static async begin<Kind extends string>(parts: ForesightParts<Kind>): Promise<Foresight<Kind>> {
    const foresight = new Foresight(parts);
    await parts.query({
      text: `create temporary table ${foresight.table}
        (code text primary key, revision integer not null, next_at timestamptz not null, snapshot text not null)`,
    });
    return foresight;
  }

  /** Reads a page of what comes due beforehand. @returns whether there may be more of it now */
  async lookAhead(): Promise<boolean> {
    const { cases, aheadMs, restMs } = this.parts;
    if (performance.now() < this.restsUntil) return false;
    this.pages ??= casesDueWithin<Kind>(cases.view, this.parts, aheadMs);
    const page = await this.pages.next();
    if (!page.done) {
      await this.keep(await this.unforeseen(page.value));
      return true;
    }
    this.pages = undefined;
    this.restsUntil = performance.now() + restMs;
    await this.forgetWhatWas();
    return false;
  }

  /** What was foreseen of cases that are not in the memory of decisions, by code. */
  async recall(codes: readonly string[]): Promise<ReadonlyMap<string, CaseSnapshot>> {
    const { memory } = this.parts.cases;
    const missing = codes.filter((code) => !memory.isAtHand(code));
    if (missing.length === 0) return new Map();
    const text = `select code, revision, snapshot as text from ${this.table} where code = any($1)`;
    const foreseen = await this.parts.query<CaseSnapshot>({ text, values: [missing] });
    return new Map(foreseen.map((snapshot) => [snapshot.code, snapshot]));
  }

  private async unforeseen(page: readonly DueCase<Kind>[]): Promise<readonly DueCase<Kind>[]> {
    const foreseen = await this.parts.query<Pick<DueCase<Kind>, 'code' | 'revision'>>({
      text: `select code, revision from ${this.table} where code = any($1)`,
      values: [page.map(({ code }) => code)],
    });
    const revisions = new Map(foreseen.map(({ code, revision }) => [code, revision]));
    return page.filter(({ code, revision }) => (revisions.get(code) ?? -1) < revision);
  }

  private async keep(cases: readonly DueCase<Kind>[]): Promise<void> {
    const snapshots: (CaseSnapshot & Pick<DueCase<Kind>, 'nextAt'>)[] = [];
    await inParallel(cases, READS_AT_ONCE, async ({ code, nextAt }) => {
      const snapshot = await this.snapshotOf(code);
      if (snapshot) snapshots.push({ ...snapshot, nextAt });
    });
    await this.parts.query({
      text: `insert into ${this.table}
        select code, revision, "nextAt", text from json_to_recordset($1)
          as foreseen (code text, revision integer, "nextAt" timestamptz, text text)
        on conflict (code) do update
          set revision = excluded.revision, next_at = excluded.next_at, snapshot = excluded.snapshot`,
      values: [JSON.stringify(snapshots)],
    });
  }

  /** Nothing of a case that cannot be read: it is told of when its moment comes. @throws StoreUnavailable */
  private async snapshotOf(code: string): Promise<CaseSnapshot | undefined> {
    try {
      return await this.parts.cases.memory.snapshot(code);
    } catch (error) {
      if (isStoreUnavailable(error)) throw error;
      return undefined;
    }
  }

  /** What was due when it last came to the end; since then it has been swept. */
  private async forgetWhatWas(): Promise<void> {
    const { clock, query } = this.parts;
    const text = `delete from ${this.table} where next_at <= $1 returning true`;
    const forgotten = await query({ text, values: [this.sweptBy ?? '-infinity'] });
    this.sweptBy = clock.now();
    // Nobody else tidies a temporary table.
    if (forgotten.length > 0) await query({ text: `vacuum ${this.table}` });
  }
}
