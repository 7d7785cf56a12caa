import type { Clock, Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { SCHEMA, type OwedDuty } from '@hoso/read-models';

/** A dossier with a duty whose moment has come, as the read model knows it. */
export interface DueDossier {
  readonly code: string;
  /** Of the event that the row rests on. */
  readonly revision: number;
  readonly nextAt: Instant;
  readonly owed: readonly OwedDuty[];
}

const PAGE = 500;

/** History that was keyed in only now may go on: what is owed in the middle of it is not what is owed at its end. */
const DUE = `select code, revision, next_at as "nextAt", owed from ${SCHEMA}.duties
  where next_at <= $1 and (keyed_in_at is null or keyed_in_at <= clock_timestamp() - $2 * interval '1 ms')`;
const FIRST = `${DUE} order by next_at, code limit ${PAGE}`;
const NEXT = `${DUE} and (next_at, code) > ($3, $4) order by next_at, code limit ${PAGE}`;

export interface DueParts {
  readonly database: Pick<Database<unknown>, 'query'>;
  readonly clock: Clock;
  /** How long history that is keyed in must have been quiet, in milliseconds. */
  readonly quietMs: number;
}

/** What is due by now, the longest due first, page by page; what becomes due meanwhile comes at the end. */
export async function* dueDossiers({
  database: { query },
  clock,
  quietMs,
}: DueParts): AsyncGenerator<readonly DueDossier[]> {
  let page = await query<DueDossier>({ text: FIRST, values: [clock.now(), quietMs] });
  while (page.length > 0) {
    yield page;
    const { nextAt, code } = page.at(-1)!;
    page = await query<DueDossier>({ text: NEXT, values: [clock.now(), quietMs, nextAt, code] });
  }
}
