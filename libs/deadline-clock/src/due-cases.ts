import { epochMs, instantFromMs, type Clock, type Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { SCHEMA, type OwedDuty } from '@hoso/read-models';
import type { DutyView } from './watched-cases';

/** A case with a duty whose moment has come, or comes soon, as the read model knows it. */
export interface DueCase<Kind extends string> {
  readonly code: string;
  /** Of the event that the row rests on. */
  readonly revision: number;
  readonly nextAt: Instant;
  readonly owed: readonly OwedDuty<Kind>[];
}

export interface DueParts {
  readonly database: Pick<Database<unknown>, 'query'>;
  readonly clock: Clock;
  /** How long history that is keyed in must have been quiet, in milliseconds. */
  readonly quietMs: number;
}

/** Cases in a page; where it is full there are more. */
export const PAGE = 1_000;

/** History that was keyed in only now may go on: what is owed in the middle of it is not what is owed at its end. */
const IS_QUIET = `(keyed_in_at is null or keyed_in_at <= clock_timestamp() - $4 * interval '1 ms')`;

const page = (view: DutyView): string =>
  `select code, revision, next_at as "nextAt", owed from ${SCHEMA}.${view}
    where (next_at, code) > ($1, $2) and next_at <= $3 and ${IS_QUIET} order by next_at, code limit ${PAGE}`;

/** At least one. */
type DuePage<Kind extends string> = readonly [DueCase<Kind>, ...DueCase<Kind>[]];

const isPage = <Kind extends string>(cases: readonly DueCase<Kind>[]): cases is DuePage<Kind> =>
  cases.length > 0;

/** What is due from a moment on until another, which may move on meanwhile; the longest due first, page by page. */
async function* casesBetween<Kind extends string>(
  view: DutyView,
  { database: { query }, quietMs }: DueParts,
  { from, until }: { readonly from: Instant | '-infinity'; readonly until: () => Instant },
): AsyncGenerator<DuePage<Kind>> {
  let last = { nextAt: from as string, code: '' };
  for (;;) {
    const values = [last.nextAt, last.code, until(), quietMs];
    const cases = await query<DueCase<Kind>>({ text: page(view), values });
    if (!isPage(cases)) return;
    yield cases;
    last = cases.at(-1)!;
  }
}

/** What is due by now, the longest due first, page by page; what becomes due meanwhile comes at the end. */
export const dueCases = <Kind extends string>(view: DutyView, parts: DueParts) =>
  casesBetween<Kind>(view, parts, { from: '-infinity', until: () => parts.clock.now() });

/** What comes due within some milliseconds, the next first, page by page. */
export const casesDueWithin = <Kind extends string>(view: DutyView, parts: DueParts, aheadMs: number) => {
  const from = parts.clock.now();
  const until = instantFromMs(epochMs(from) + aheadMs);
  return casesBetween<Kind>(view, parts, { from, until: () => until });
};
