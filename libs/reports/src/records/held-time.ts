import type { Held } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { ReportTimeRow } from '@hoso/read-models';

export type TimeRow = Readonly<Record<'code' | 'kind', string>> & {
  readonly id: string | null;
  readonly from: Instant;
  readonly to: Instant | null;
};

export type HeldByCode = ReadonlyMap<string, readonly Held[]>;

const heldOf = ({ kind, id, from, to }: TimeRow): Held => ({
  party: { kind: kind as ReportTimeRow['partyKind'], ...(id !== null && { id }) },
  from,
  ...(to !== null && { to }),
});

/** Whose the time of each dossier was, in the order of the rows. */
export const heldByCode = (rows: readonly TimeRow[]): HeldByCode => {
  const held = new Map<string, Held[]>();
  for (const row of rows) {
    const own = held.get(row.code);
    if (own) own.push(heldOf(row));
    else held.set(row.code, [heldOf(row)]);
  }
  return held;
};
