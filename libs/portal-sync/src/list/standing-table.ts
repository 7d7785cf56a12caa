import type { Instant } from '@hoso/kernel';
import type { RunStatement } from '@hoso/postgres';
import { SCHEMA } from '../migrations';
import type { PortalStanding } from './standing';

/** An event of a dossier, as far as its standing goes. */
export interface SeenEvent {
  readonly code: string;
  readonly revision: number;
  readonly recordedAt: Instant;
  /** The unit in charge after it, where it says so. */
  readonly unit?: string;
  /** Imported history, which waits for an order. */
  readonly isHeld: boolean;
}

const SEE = `insert into ${SCHEMA}.dossiers as known (code, unit, head, state, since)
  select code, unit, head, case when held then 'held' else 'waiting' end, since
  from unnest($1::text[], $2::text[], $3::int[], $4::boolean[], $5::timestamptz[]) as seen (code, unit, head, held, since)
  on conflict (code) do update set unit = coalesce(excluded.unit, known.unit), head = greatest(known.head, excluded.head),
  state = case when known.state in ('in-step', 'differs') then 'waiting' else known.state end,
  since = case when known.state in ('in-step', 'differs') then excluded.since else known.since end`;
const HELD = `select code from ${SCHEMA}.dossiers where state = 'held' and code = any($1::text[])`;
const LET_GO = `update ${SCHEMA}.dossiers set state = 'waiting' where state = 'held' and code = any($1::text[])`;
const PUT = `insert into ${SCHEMA}.dossiers as known
  (code, unit, head, relevant, delivered, message, state, reason, attempts, since, facts)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (code) do update set unit = excluded.unit, head = greatest(known.head, excluded.head),
  relevant = excluded.relevant, delivered = excluded.delivered, message = excluded.message,
  state = case when excluded.state in ('in-step', 'differs') and known.head > excluded.head then 'waiting' else excluded.state end,
  reason = excluded.reason, attempts = excluded.attempts, since = excluded.since, facts = excluded.facts
  where excluded.facts >= known.facts`;

const FIND = `update ${SCHEMA}.dossiers as known
  set state = 'waiting', reason = null, since = found.since, facts = found.fact
  from unnest($1::text[], $2::int[], $3::boolean[], $4::timestamptz[]) as found (code, fact, repaired, since)
  where known.code = found.code and known.facts < found.fact and (known.state = 'in-step' or (known.state = 'differs' and found.repaired))`;

/** The last event of each dossier, with the first one’s time and the last unit that was named. */
const byDossier = (seen: readonly SeenEvent[]): readonly SeenEvent[] => {
  const last = new Map<string, SeenEvent>();
  for (const event of seen) {
    const before = last.get(event.code);
    if (!before) last.set(event.code, event);
    else last.set(event.code, { ...before, ...event, recordedAt: before.recordedAt, isHeld: before.isHeld });
  }
  return [...last.values()];
};

/** A comparison that found something at the portal otherwise. */
export interface FoundDifference {
  readonly code: string;
  /** Revision of the fact in the dossier’s way. */
  readonly fact: number;
  readonly recordedAt: Instant;
  /** Whether it is sent again. */
  readonly isRepaired: boolean;
}

/** Notes that dossiers are not in step any more, before anybody has looked at what there is to send. */
export const findDifferences = async (
  query: RunStatement,
  found: readonly FoundDifference[],
): Promise<void> => {
  if (found.length === 0) return;
  await query({
    name: 'portal-sync-find',
    text: FIND,
    values: [
      found.map(({ code }) => code),
      found.map(({ fact }) => fact),
      found.map(({ isRepaired }) => isRepaired),
      found.map(({ recordedAt }) => recordedAt),
    ],
  });
};

/** Notes that dossiers have events that nobody has looked at yet. */
export const seeEvents = async (query: RunStatement, events: readonly SeenEvent[]): Promise<void> => {
  if (events.length === 0) return;
  const seen = byDossier(events);
  await query({
    name: 'portal-sync-see',
    text: SEE,
    values: [
      seen.map(({ code }) => code),
      seen.map(({ unit }) => unit ?? null),
      seen.map(({ revision }) => revision),
      seen.map(({ isHeld }) => isHeld),
      seen.map(({ recordedAt }) => recordedAt),
    ],
  });
};

/** Those of some dossiers that wait for an order. */
export const heldAmong = async (
  query: RunStatement,
  codes: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (codes.length === 0) return new Set();
  const rows = await query<{ readonly code: string }>({ text: HELD, values: [codes] });
  return new Set(rows.map(({ code }) => code));
};

export const letGo = async (query: RunStatement, codes: readonly string[]): Promise<void> => {
  if (codes.length > 0) await query({ text: LET_GO, values: [codes] });
};

/**
 * Puts down what a look found. A dossier with later events is not in step, whatever the look found; and a look that
 * knew of fewer facts, another instance’s, changes nothing.
 * @param facts revision of the last fact of the dossier’s way that the look knew
 */
export const putStanding = async (
  query: RunStatement,
  standing: PortalStanding,
  facts: number,
): Promise<void> => {
  const { code, unit, head, relevant, delivered, message, state, reason, attempts, since } = standing;
  const values = [code, unit, head, relevant, delivered, message, state, reason, attempts, since, facts];
  await query({ name: 'portal-sync-put', text: PUT, values });
};
