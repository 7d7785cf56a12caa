import type { Instant } from '@hoso/kernel';
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

const FIRST = `select code, revision, next_at as "nextAt", owed from ${SCHEMA}.duties
  where next_at <= $1 order by next_at, code limit ${PAGE}`;
const NEXT = `select code, revision, next_at as "nextAt", owed from ${SCHEMA}.duties
  where next_at <= $1 and (next_at, code) > ($2, $3) order by next_at, code limit ${PAGE}`;

/** What is due by a moment, the longest due first, page by page; what becomes due meanwhile comes at the end. */
export async function* dueDossiers(
  { query }: Pick<Database<unknown>, 'query'>,
  now: () => Instant,
): AsyncGenerator<readonly DueDossier[]> {
  let page = await query<DueDossier>({ text: FIRST, values: [now()] });
  while (page.length > 0) {
    yield page;
    const { nextAt, code } = page.at(-1)!;
    page = await query<DueDossier>({ text: NEXT, values: [now(), nextAt, code] });
  }
}
