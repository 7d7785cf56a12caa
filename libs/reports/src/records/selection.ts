import { addMonths, instantAt } from '@hoso/kernel';
import { SCHEMA } from '@hoso/read-models';
import type { RunStatement, Statement } from '@hoso/postgres';
import type { ReportScope } from '../request/report-request';

/** Which dossiers are asked for. */
export type Population = 'in-hand' | 'beyond-rules' | 'filed-online' | 'rated';

/** How long before a period dossiers still tell which procedures a unit has. */
const MONTHS_MET = 12;

/** Cases within a scope; in the order of their codes, after this one; any order where it is absent. */
export interface CaseSelection {
  readonly scope: ReportScope;
  readonly after?: string;
}

export interface Selection extends CaseSelection {
  readonly population: Population;
  /** Whether to say of each dossier when the first petition about it was submitted. */
  readonly withPetitions?: boolean;
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
  // Not received up to the position: refused, withdrawn, or still waiting.
  'filed-online': (start, end) =>
    `received_at is null and facts ->> 'channel' = 'online' and (facts ->> 'openedAt')::timestamptz between ${start} and ${end}`,
  rated: (start, end) => `rated_at between ${start} and ${end}`,
  'beyond-rules': (start) => `beyond_rules_at >= ${start}`,
};

const concerns = (unit: string): string =>
  `(facts ->> 'unit' = ${unit} or facts ->> 'receivingUnit' = ${unit} or facts -> 'formerUnits' ? ${unit})`;

const isOfProcedure = (code: string): string => `facts -> 'procedure' ->> 'code' = ${code}`;

/** Conditions beside the population, each where it is asked for; their texts stand quoted in the statement. */
const narrowed = async (
  query: RunStatement,
  { scope, after }: CaseSelection,
  ofProcedure: (code: string) => string,
): Promise<readonly string[]> => {
  const asked: readonly (readonly [string | undefined, (quoted: string) => string])[] = [
    [scope.unit, concerns],
    [scope.procedure, ofProcedure],
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
  const { scope, population, withPetitions = false } = selection;
  const { start, end } = instantsOf(scope);
  const conditions = [
    POPULATIONS[population](start, end),
    ...(await narrowed(query, selection, isOfProcedure)),
  ];
  const joined = withPetitions ? firstPetitions(scope) : { columns: 'facts', join: '' };
  return `select ${joined.columns} from ${SCHEMA}.report_facts ${joined.join} where ${whereOf(selection, conditions)}`;
};

/** Candidates among petitions; those of a procedure are those about its dossiers. */
export const petitionStatementOf = async (query: RunStatement, selection: CaseSelection): Promise<string> => {
  const { scope } = selection;
  const { start, end } = instantsOf(scope);
  const aboutProcedure = (code: string) =>
    `dossier in (select code from ${SCHEMA}.report_facts where ${holds(scope)} and ${isOfProcedure(code)})`;
  const conditions = [
    `submitted_at <= ${end} and (settled_at is null or settled_at >= ${start})`,
    ...(await narrowed(query, selection, aboutProcedure)),
  ];
  return `select facts from ${SCHEMA}.report_petitions where ${whereOf(selection, conditions)}`;
};

/** The procedures of the dossiers that a unit received, has or had in a period or the year before it. */
export const proceduresMetStatement = async (
  query: RunStatement,
  scope: ReportScope,
  unit: string,
): Promise<string> => {
  const { end } = instantsOf(scope);
  const { from, zone } = scope.period;
  const [quotedUnit] = await quoted(query, [unit]);
  const since = `'${instantAt(addMonths(from, -MONTHS_MET), '00:00', zone)}'::timestamptz`;
  return `select distinct facts -> 'procedure' ->> 'code' as code, facts ->> 'field' as field, facts ->> 'level' as level
    from ${SCHEMA}.report_facts
    where ${holds(scope)} and received_at between ${since} and ${end} and ${concerns(quotedUnit!)}`;
};

const FROM_STORE = JSON.stringify([{ source: 'citizen-store' }]);

/** Whether any dossier tells of such data, beside period and unit. */
export const toldOfCitizensStatement = (position: bigint, databases: readonly string[]): Statement => {
  const anyWith = (condition: string) =>
    `exists (select from ${SCHEMA}.report_facts where ${heldAt(position)} and tells_of_citizen and ${condition})`;
  const reuses = `facts -> 'reuses' @> any($2::text[]::jsonb[])`;
  return {
    text: `select ${anyWith(`facts -> 'reuses' @> $1::jsonb`)} as store,
      ${anyWith(`(facts ? 'verifiedByVneid' or ${reuses})`)} as population`,
    values: [FROM_STORE, [FROM_STORE, ...databases.map((database) => JSON.stringify([{ database }]))]],
  };
};

const instantsOf = ({ bounds: { start, end } }: ReportScope) => ({
  start: `'${start}'::timestamptz`,
  end: `'${end}'::timestamptz`,
});

const holds = ({ position }: ReportScope): string => (position === undefined ? 'false' : heldAt(position));

const whereOf = ({ scope, after }: CaseSelection, conditions: readonly string[]): string =>
  `${[holds(scope), ...conditions].join(' and ')} ${after === undefined ? '' : 'order by code'}`;

const firstPetitions = (scope: ReportScope) => ({
  columns: 'facts, petitioned_at as "petitionedAt"',
  join: `left join (select dossier, min(submitted_at) as petitioned_at from ${SCHEMA}.report_petitions
    where dossier is not null and ${holds(scope)} group by dossier) as petitioned on dossier = code`,
});

/** A row that held at a position of the log. */
export const heldAt = (position: bigint): string =>
  `since_position <= ${position} and (until_position is null or until_position > ${position})`;
