import { sql } from 'kysely';
import { DOSSIERS } from '../definition/dossier-streams';
import { SCHEMA } from '../store/migrations';
import type { ReadQueries } from './read-schema';

const EXPLANATIONS = 'explanations';
const CODE_FROM = DOSSIERS.prefix.length + 1;

/**
 * Dossiers whose explanations stand still after a fault and may be a unit’s: it has or had them by the rows, or nobody
 * knows who has them.
 */
export const unreadDossiersOf = async (unit: string, snapshot: ReadQueries): Promise<readonly string[]> => {
  const schema = sql.raw(SCHEMA);
  const { rows } = await sql<{ readonly code: string }>`
    with unread as (
      select distinct substr(parked.stream, ${CODE_FROM}::integer) as code from ${schema}.parked
      join ${schema}.generations using (projection, generation)
      where is_live and projection = ${EXPLANATIONS}
    )
    select code from unread
    where exists (select from ${schema}.explanations as told where told.code = unread.code and told.unit = ${unit})
      or exists (select from ${schema}.dossiers as held where held.code = unread.code and held.unit = ${unit})
      or not exists (select from ${schema}.dossiers as held where held.code = unread.code)
    order by code`.execute(snapshot);
  return rows.map(({ code }) => code);
};
