import type { PortalSyncEvents } from './events';
import { messageBegun, type CurrentMessage, type PortalSync } from './portal-sync';

/** What waits only for its time waits no longer; what may be there is not sent for that. */
const hastened = ({ fault, ...current }: CurrentMessage): CurrentMessage => {
  if (!fault) return current;
  const { retryAfterMs: _, ...known } = fault;
  return { ...current, failures: 0, fault: known };
};

/** A person has decided: what was parked begins its way anew, its attempts counted on. */
export const evolveRelease = (
  sync: PortalSync,
  { decision }: PortalSyncEvents['PortalMessageReleased'],
): PortalSync => {
  const { current } = sync;
  if (!current || decision === 'treat-as-delivered') return sync;
  if (!current.parked) return { ...sync, current: hastened(current) };
  return { ...sync, current: { ...messageBegun(current), attempts: current.attempts } };
};
