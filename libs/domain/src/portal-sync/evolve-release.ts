import type { PortalSyncEvents } from './events';
import { messageBegun, type CurrentMessage, type PortalSync } from './portal-sync';

/** What waits only for its time waits no longer; what may be there is not sent for that. */
const hastened = ({ fault, ...current }: CurrentMessage): CurrentMessage => {
  if (!fault) return current;
  const { retryAfterMs: _, ...known } = fault;
  return { ...current, failures: 0, fault: known };
};

/** What was parked begins its way anew, its attempts counted on; only of a row in doubt has a person found out that it is not there. */
const begunAnew = ({ row, notice, attempts, parked, ...ref }: CurrentMessage): CurrentMessage => ({
  ...messageBegun(ref),
  ...(notice && { notice }),
  ...(ref.isDecided && { isDecided: true }),
  row: parked?.reason === 'row-in-doubt' ? 'due' : row,
  attempts,
});

/** Whoever takes a message as delivered speaks of record and row, unless it is the notice that failed, or nothing can be told any more. */
export const leavesNotice = ({ notice, parked, fault }: CurrentMessage): boolean =>
  notice === 'due' && parked?.reason !== 'untellable' && fault?.service !== 'DongBoTrangThaiHoSo';

const noticeLeft = ({ parked: _parked, fault: _fault, ...current }: CurrentMessage): CurrentMessage => ({
  ...current,
  record: 'taken',
  row: 'taken',
  isDecided: true,
  failures: 0,
  contradictions: 0,
});

/** A person has decided. */
export const evolveRelease = (
  sync: PortalSync,
  { decision }: PortalSyncEvents['PortalMessageReleased'],
): PortalSync => {
  const { current } = sync;
  if (!current) return sync;
  if (decision === 'treat-as-delivered')
    return leavesNotice(current) ? { ...sync, current: noticeLeft(current) } : sync;
  return { ...sync, current: current.parked ? begunAnew(current) : hastened(current) };
};
