import type { Clock, Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { SCHEMA, type OwedDuty } from '@hoso/read-models';
import type { DutyView } from './watched-cases';

/** A case with a duty whose moment has come, as the read model knows it. */
export interface DueCase<Kind extends string> {
  readonly code: string;
  /** Of the event that the row rests on. */
  readonly revision: number;
  readonly nextAt: Instant;
  readonly owed: readonly OwedDuty<Kind>[];
}

const PAGE = 500;

/** History that was keyed in only now may go on: what is owed in the middle of it is not what is owed at its end. */
const IS_DUE = `next_at <= $1
  and (keyed_in_at is null or keyed_in_at <= clock_timestamp() - $2 * interval '1 ms')`;
const IN_ORDER = `order by next_at, code limit ${PAGE}`;

const rows = (view: DutyView): string =>
  `select code, revision, next_at as "nextAt", owed from ${SCHEMA}.${view}`;
const first = (view: DutyView): string => `${rows(view)} where ${IS_DUE} ${IN_ORDER}`;
const next = (view: DutyView): string =>
  `${rows(view)} where ${IS_DUE} and (next_at, code) > ($3, $4) ${IN_ORDER}`;

export interface DueParts {
  readonly database: Pick<Database<unknown>, 'query'>;
  readonly clock: Clock;
  /** How long history that is keyed in must have been quiet, in milliseconds. */
  readonly quietMs: number;
}

/** What is due by now, the longest due first, page by page; what becomes due meanwhile comes at the end. */
export async function* dueCases<Kind extends string>(
  view: DutyView,
  { database: { query }, clock, quietMs }: DueParts,
): AsyncGenerator<readonly DueCase<Kind>[]> {
  let page = await query<DueCase<Kind>>({ text: first(view), values: [clock.now(), quietMs] });
  while (page.length > 0) {
    yield page;
    const { nextAt, code } = page.at(-1)!;
    page = await query<DueCase<Kind>>({ text: next(view), values: [clock.now(), quietMs, nextAt, code] });
  }
}
