import type { QuestionStream } from '@hoso/application';
import type { RunStatement } from '@hoso/postgres';
import { SCHEMA } from '../migrations';

const PUT = `insert into ${SCHEMA}.questions as known
  (id, unit, field, procedure, state, attempts, received_at, since, revision)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (id) do update set state = excluded.state, attempts = excluded.attempts, since = excluded.since,
  revision = excluded.revision where excluded.revision > known.revision`;
const KNOWN = `select id from ${SCHEMA}.questions where id = any($1::text[])`;
const WAITING = `select id from ${SCHEMA}.questions where id = any($1::text[]) and state in ('open', 'refused')`;
const ANSWERED = `select id from ${SCHEMA}.questions where state = 'answered' order by since, id limit $1`;

interface Named {
  readonly id: string;
}

/** Puts down where a question stands; who read less of its stream changes nothing. */
export const putQuestion = async (
  query: RunStatement,
  { id, question, revision }: QuestionStream,
): Promise<void> => {
  if (!question) return;
  const { unit, field = null, procedure = null, state, attempts, receivedAt, since } = question;
  const values = [id, unit, field, procedure, state, attempts, receivedAt, since, revision];
  await query({ name: 'portal-question-put', text: PUT, values });
};

/** Those of some questions that stand in the table. */
export const questionsKnown = async (
  query: RunStatement,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await query<Named>({ text: KNOWN, values: [ids] });
  return new Set(rows.map(({ id }) => id));
};

/** Those of some questions that wait for an answer here. */
export const questionsWaiting = async (
  query: RunStatement,
  ids: readonly string[],
): Promise<readonly string[]> =>
  ids.length === 0 ? [] : (await query<Named>({ text: WAITING, values: [ids] })).map(({ id }) => id);

/** Questions whose answer has to go to the portal, those first that wait longest. */
export const questionsAnswered = async (query: RunStatement, limit: number): Promise<readonly string[]> =>
  (await query<Named>({ text: ANSWERED, values: [limit] })).map(({ id }) => id);
