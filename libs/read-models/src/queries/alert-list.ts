import type { AlertKind, AlertSeverity } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Database, RunStatement } from '@hoso/postgres';
import type { AlertRow, AlertStanding } from '../projections/alerts';
import { LIVE, readCheckpoint } from '../store/checkpoints';
import { SCHEMA } from '../store/migrations';
import { readRows } from './read-schema';

/** Which alerts; what is left out does not narrow the list. */
export interface AlertFilter {
  /** The units whose alerts may be seen at all. */
  readonly visible: readonly string[] | 'all';
  readonly unit?: string;
  readonly officer?: string;
  readonly kind?: AlertKind;
  readonly severity?: AlertSeverity;
  readonly state?: AlertStanding;
  readonly dossier?: string;
  /** Raised then or later. */
  readonly since?: Instant;
  /** Only alerts raised before this place in the log: the `next` of the page before. */
  readonly before?: bigint;
  readonly limit: number;
}

/** One alert of the list. */
export interface ListedAlert extends Omit<AlertRow, 'raisedPosition' | 'dossier'> {
  readonly alert: string;
  readonly revision: number;
}

export interface AlertPage {
  /** The newest first. */
  readonly items: readonly ListedAlert[];
  /** What to give as `before` for the next page; absent on the last one. */
  readonly next?: bigint;
  /** The place in the log up to which the list is complete; -1 before the first event. */
  readonly position: bigint;
}

/** What stands in the list at these columns. */
const COLUMNS = `alert, revision, kind, severity, state, audience, unit, superior, officer, subject,
  raised_at as "raisedAt", raised_position as "raisedPosition", answer_due_at as "answerDueAt", acknowledged, resolved,
  evidence, figures, deliveries`;

type Condition = readonly [clause: string, value: unknown];

const conditionsOf = (filter: AlertFilter): readonly Condition[] =>
  (
    [
      ['unit = $', filter.unit],
      ['officer = $', filter.officer],
      ['kind = $', filter.kind],
      ['severity = $', filter.severity],
      ['state = $', filter.state],
      ['dossier = $', filter.dossier],
      ['raised_at >= $', filter.since],
      ['raised_position < $', filter.before],
      [
        `(unit = any($) or (audience = 'superior' and superior = any($)))`,
        filter.visible === 'all' ? undefined : filter.visible,
      ],
    ] as const
  ).filter(([, value]) => value !== undefined);

/** The list of alerts as people ask for it. */
export class AlertList {
  constructor(private readonly database: Pick<Database<unknown>, 'transaction'>) {}

  /** One page, and how far the list has come when it was read. @throws UpkeepFailure read-model-building */
  page(filter: AlertFilter): Promise<AlertPage> {
    return readRows({ execute: () => this.readPage(filter) });
  }

  private readPage(filter: AlertFilter): Promise<AlertPage> {
    return this.database.transaction(async (query) => {
      // Read first: the rows are then at least as new.
      const checkpoint = await readCheckpoint(query, LIVE);
      const rows = await rowsOf(query, filter);
      const items = rows.slice(0, filter.limit);
      const last = items.at(-1);
      return {
        items: items.map(({ raisedPosition: _, ...alert }) => alert),
        ...(rows.length > filter.limit && last && { next: BigInt(last.raisedPosition) }),
        position: checkpoint?.position ?? -1n,
      };
    });
  }
}

interface Row extends ListedAlert {
  readonly raisedPosition: number;
}

const rowsOf = (query: RunStatement, filter: AlertFilter): Promise<readonly Row[]> => {
  const conditions = conditionsOf(filter);
  const where = conditions.map(([clause], index) => clause.replaceAll('$', `$${index + 2}`)).join(' and ');
  return query<Row>({
    text: `select ${COLUMNS} from ${SCHEMA}.alerts ${where && `where ${where}`}
      order by raised_position desc limit $1`,
    values: [filter.limit + 1, ...conditions.map(([, value]) => value)],
  });
};
