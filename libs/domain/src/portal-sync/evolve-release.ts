import type { PortalSyncEvents } from './events';
import { messageBegun, type CurrentMessage, type PortalSync } from './portal-sync';

/** What waits only for its time waits no longer; what may be there is not sent for that. */
const hastened = ({ fault, ...current }: CurrentMessage): CurrentMessage => {
  if (!fault) return current;
  const { retryAfterMs: _, ...known } = fault;
  return { ...current, failures: 0, fault: known };
};

/** What was parked begins its way anew, its attempts counted on; only of a row in doubt has a person found out that it is not there. */
const begunAnew = ({ row, attempts, parked, ...ref }: CurrentMessage): CurrentMessage => ({
  ...messageBegun(ref),
  row: parked?.reason === 'row-in-doubt' ? 'due' : row,
  attempts,
});

/** A person has decided. */
export const evolveRelease = (
  sync: PortalSync,
  { decision }: PortalSyncEvents['PortalMessageReleased'],
): PortalSync => {
  const { current } = sync;
  if (!current || decision === 'treat-as-delivered') return sync;
  return { ...sync, current: current.parked ? begunAnew(current) : hastened(current) };
};
