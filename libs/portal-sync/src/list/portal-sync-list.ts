import type { Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { SCHEMA } from '../migrations';
import type { PortalStanding, PortalState } from './standing';

/** Which dossiers; what is left out does not narrow the list. */
export interface StandingFilter {
  /** The units whose dossiers may be seen at all. */
  readonly visible: readonly string[] | 'all';
  readonly unit?: string;
  readonly state?: PortalState;
  readonly reason?: string;
  /** Only codes after this one: the last of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface StandingPage {
  /** In the order of their codes. */
  readonly items: readonly PortalStanding[];
  /** What to give as `after` for the next page; absent on the last one. */
  readonly next?: string;
}

/** How many dossiers stand where. */
export interface StandingCounts {
  readonly counts: Readonly<Record<PortalState, number>>;
  /** Since when the longest of those waits that may go by themselves. */
  readonly waitingSince?: Instant;
}

const COLUMNS = 'code, unit, head, relevant, delivered, message, state, reason, attempts, since';
const NONE: StandingCounts['counts'] = {
  ...{ 'in-step': 0, waiting: 0, unsure: 0, parked: 0, held: 0, differs: 0 },
};
const COUNT = `select state, count(*)::int as count, min(since) as since from ${SCHEMA}.dossiers
  where state <> 'in-step' group by state union all
  select 'in-step', count(*)::int, null from ${SCHEMA}.dossiers where state = 'in-step'`;

interface Count {
  readonly state: PortalState;
  readonly count: number;
  readonly since: Instant | null;
}

const conditionsOf = ({ visible, unit, state, reason, after }: StandingFilter) =>
  (
    [
      ['unit = $', unit],
      ['state = $', state],
      ['reason = $', reason],
      ['code > $', after],
      ['unit = any($)', visible === 'all' ? undefined : visible],
    ] as const
  ).filter(([, value]) => value !== undefined);

/** How dossiers stand at the portal, as people ask for it. */
export class PortalSyncList {
  constructor(private readonly database: Pick<Database<unknown>, 'query'>) {}

  async page(filter: StandingFilter): Promise<StandingPage> {
    const conditions = conditionsOf(filter);
    const where = conditions.map(([clause], index) => clause.replace('$', `$${index + 2}`)).join(' and ');
    const rows = await this.database.query<PortalStanding>({
      text: `select ${COLUMNS} from ${SCHEMA}.dossiers ${where && `where ${where}`} order by code limit $1`,
      values: [filter.limit + 1, ...conditions.map(([, value]) => value)],
    });
    const items = rows.slice(0, filter.limit);
    const last = items.at(-1);
    return { items, ...(rows.length > filter.limit && last && { next: last.code }) };
  }

  async count(): Promise<StandingCounts> {
    const rows = await this.database.query<Count>({ name: 'portal-sync-count', text: COUNT });
    const waiting = rows.filter(({ state }) => state === 'waiting' || state === 'unsure');
    const [waitingSince] = waiting.flatMap(({ since }) => since ?? []).sort();
    const counts = { ...NONE, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
    return { counts, ...(waitingSince !== undefined && { waitingSince }) };
  }
}
