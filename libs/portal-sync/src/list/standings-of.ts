import type { RunStatement } from '@hoso/postgres';
import { SCHEMA } from '../migrations';
import type { PortalStanding } from './standing';

/** Of a standing, what proves that nothing was left out. */
export type StandingOfCode = Pick<
  PortalStanding,
  'code' | 'head' | 'relevant' | 'delivered' | 'state' | 'reason' | 'since'
>;

const FOUND = `select code, head, relevant, delivered, state, reason, since from ${SCHEMA}.dossiers where code = any($1::text[])`;

/** How some dossiers stand at the portal; those that nobody has looked at are missing, as all are before the first look. */
export const standingsOf = async (
  query: RunStatement,
  codes: readonly string[],
): Promise<ReadonlyMap<string, StandingOfCode>> => {
  const [table] = await query<{ readonly there: boolean }>({
    text: `select to_regclass('${SCHEMA}.dossiers') is not null as there`,
  });
  if (!table?.there) return new Map();
  const rows = await query<StandingOfCode>({ text: FOUND, values: [codes] });
  return new Map(rows.map((row) => [row.code, row]));
};
