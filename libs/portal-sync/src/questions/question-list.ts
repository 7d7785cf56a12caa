import { QUESTION_STATES, type QuestionState } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { SCHEMA } from '../migrations';

/** One question as lists show it: nothing of who asks, nor what. */
export interface ListedQuestion {
  /** *HOIDAPID*. */
  readonly id: string;
  readonly unit: string;
  readonly field: string | null;
  readonly procedure: string | null;
  readonly state: QuestionState;
  /** Sendings begun so far. */
  readonly attempts: number;
  readonly receivedAt: Instant;
  readonly since: Instant;
}

/** Which questions; what is left out does not narrow the list. */
export interface QuestionFilter {
  /** The units whose questions may be seen at all. */
  readonly visible: readonly string[] | 'all';
  readonly state?: QuestionState;
  /** Only ids after this one: the last of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface QuestionPage {
  /** In the order of their ids, as the database compares bytes. */
  readonly items: readonly ListedQuestion[];
  /** What to give as `after` for the next page; absent on the last one. */
  readonly next?: string;
}

export type QuestionCounts = Readonly<Record<QuestionState, number>>;

export const NO_QUESTIONS: QuestionCounts = {
  open: 0,
  answered: 0,
  delivered: 0,
  refused: 0,
  'answered-elsewhere': 0,
};

const COLUMNS = 'id, unit, field, procedure, state, attempts, received_at as "receivedAt", since';
const COUNT = `select state, count(*)::int as count from ${SCHEMA}.questions group by state`;

const conditionsOf = ({ visible, state, after }: QuestionFilter) =>
  (
    [
      ['state = $', state],
      ['id collate "C" > $', after],
      ['unit = any($)', visible === 'all' ? undefined : visible],
    ] as const
  ).filter(([, value]) => value !== undefined);

/** Citizens’ questions, as people ask for them. */
export class QuestionList {
  constructor(private readonly database: Pick<Database<unknown>, 'query'>) {}

  async page(filter: QuestionFilter): Promise<QuestionPage> {
    const conditions = conditionsOf(filter);
    const where = conditions.map(([clause], index) => clause.replace('$', `$${index + 2}`)).join(' and ');
    const rows = await this.database.query<ListedQuestion>({
      text: `select ${COLUMNS} from ${SCHEMA}.questions ${where && `where ${where}`} order by id collate "C" limit $1`,
      values: [filter.limit + 1, ...conditions.map(([, value]) => value)],
    });
    const items = rows.slice(0, filter.limit);
    const last = items.at(-1);
    return { items, ...(rows.length > filter.limit && last && { next: last.id }) };
  }

  async count(): Promise<QuestionCounts> {
    const rows = await this.database.query<{ readonly state: QuestionState; readonly count: number }>({
      name: 'portal-question-count',
      text: COUNT,
    });
    const counted = new Map(rows.map(({ state, count }) => [state, count]));
    return Object.fromEntries(
      QUESTION_STATES.map((state) => [state, counted.get(state) ?? 0]),
    ) as unknown as QuestionCounts;
  }
}
