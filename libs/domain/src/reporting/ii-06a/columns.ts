import type { Figures } from '../figures';
import type { ReportFacts, Settlement } from '../facts/report-facts';
import type { Bounds } from '../period';
import { dueHeldAt, isPastDueAt, settlementBy, timelinessOf } from '../timeliness';

/** The counted columns of form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP); c1 is the row number, c2 the group. */
export const II06A_COLUMNS = ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13'] as const;
export type Ii06aColumn = (typeof II06A_COLUMNS)[number];

const RECEIVED = { online: 'c4', direct: 'c5', postal: 'c5' } as const;
const SETTLED = { early: 'c8', 'on-time': 'c9', late: 'c10' } as const;

/** Withdrawn and stopped count as on time (column 9), as the printed form does. */
const settledColumn = (facts: ReportFacts, { at, kind }: Settlement): Ii06aColumn => {
  const due = dueHeldAt(facts, at);
  const isEnded = kind === 'withdrawn' || kind === 'stopped' || !due;
  return isEnded ? 'c9' : SETTLED[timelinessOf(at, due.statutory, facts.zone)];
};

/**
 * The columns in which one dossier counts. Business time decides what was so at the period's end: settled later, it was
 * open then; the due date is the one that held then; while the clock stands it counts as within its limit until past it.
 */
export const ii06aColumnsOf = (facts: ReportFacts, { start, end }: Bounds): readonly Ii06aColumn[] => {
  const { receivedAt, settlement, channel } = facts;
  if (!receivedAt || receivedAt > end || (settlement && settlement.at < start)) return [];
  const received = receivedAt < start ? 'c6' : RECEIVED[channel];
  const settled = settlementBy(facts, end);
  return settled
    ? ['c3', received, 'c7', settledColumn(facts, settled)]
    : ['c3', received, 'c11', isPastDueAt(facts, end) ? 'c13' : 'c12'];
};

export const ii06aFigures: Figures<Ii06aColumn> = { names: II06A_COLUMNS, of: ii06aColumnsOf };
