import { SCHEMA } from '@hoso/read-models';
import type { RunStatement } from '@hoso/postgres';
import type { ReportScope } from '../request/report-request';

/** Which dossiers are asked for. */
export type Population = 'in-hand' | 'beyond-rules';

export interface Selection {
  readonly scope: ReportScope;
  readonly population: Population;
  /** In the order of their codes, after this one; any order where it is absent. */
  readonly after?: string;
}

/** Texts as the server itself writes them into a statement: a cursor takes no parameters. */
const quoted = async (query: RunStatement, texts: readonly string[]): Promise<readonly string[]> => {
  const rows = await query<{ readonly text: string }>({
    text: 'select quote_literal(each) as text from unnest($1::text[]) with ordinality as given (each, nr) order by nr',
    values: [texts],
  });
  return rows.map(({ text }) => text);
};

const POPULATIONS: Readonly<Record<Population, (start: string, end: string) => string>> = {
  'in-hand': (start, end) => `received_at <= ${end} and (settled_at is null or settled_at >= ${start})`,
  'beyond-rules': (start) => `beyond_rules_at >= ${start}`,
};

const concerns = (unit: string): string =>
  `(facts ->> 'unit' = ${unit} or facts ->> 'receivingUnit' = ${unit} or facts -> 'formerUnits' ? ${unit})`;

/** Conditions beside the population, each where it is asked for; their texts stand quoted in the statement. */
const narrowed = async (query: RunStatement, { scope, after }: Selection): Promise<readonly string[]> => {
  const asked: readonly (readonly [string | undefined, (quoted: string) => string])[] = [
    [scope.unit, concerns],
    [scope.procedure, (code) => `facts -> 'procedure' ->> 'code' = ${code}`],
    [after, (code) => `code > ${code}`],
  ];
  const given = asked.filter(([value]) => value !== undefined);
  const texts = await quoted(
    query,
    given.map(([value]) => value!),
  );
  return given.map(([, condition], index) => condition(texts[index]!));
};

/**
 * Candidates only: which figures a dossier counts in is decided by the law, not here. The version of each dossier is the
 * one that held at the position.
 */
export const statementOf = async (query: RunStatement, selection: Selection): Promise<string> => {
  const { scope, population, after } = selection;
  const { start, end } = scope.bounds;
  const conditions = [
    scope.position === undefined ? 'false' : heldAt(scope.position),
    POPULATIONS[population](`'${start}'::timestamptz`, `'${end}'::timestamptz`),
    ...(await narrowed(query, selection)),
  ];
  const order = after === undefined ? '' : 'order by code';
  return `select facts from ${SCHEMA}.report_facts where ${conditions.join(' and ')} ${order}`;
};

/** A row that held at a position of the log. */
export const heldAt = (position: bigint): string =>
  `since_position <= ${position} and (until_position is null or until_position > ${position})`;
