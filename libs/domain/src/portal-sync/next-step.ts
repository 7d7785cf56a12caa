import { messageBegun, type CurrentMessage, type PortalSync } from './portal-sync';
import type { DeliveryEvidence, ExchangeFault, MessageRef, ParkReason, PortalService } from './vocabulary';

/** What has to happen next with a message. */
export type PortalStep =
  | { readonly do: 'send-record'; readonly isUpdating: boolean }
  | { readonly do: 'send-row' }
  | { readonly do: 'send-notice' }
  | { readonly do: 'look-up' }
  | { readonly do: 'deliver'; readonly evidence: DeliveryEvidence }
  | { readonly do: 'park'; readonly reason: ParkReason }
  /** An exchange is under way, or its sender died. */
  | { readonly do: 'await-end' }
  /** A person has to decide. */
  | { readonly do: 'await-release' }
  /** It was settled before, or another one comes before it. */
  | { readonly do: 'nothing' };

/** The service that a step calls, for those that call one. */
export const SERVICE_OF: Readonly<Partial<Record<PortalStep['do'], PortalService>>> = {
  'send-record': 'DongBoHoSoMC',
  'send-row': 'CapNhatTienDoHoSoMC',
  'send-notice': 'DongBoTrangThaiHoSo',
  'look-up': 'TraCuuHoSo',
};

/** A portal that goes back on what it said more often than this about one message is not argued with. */
const CONTRADICTIONS_MOST = 4;

/** The portal will not take it: these contents, or a notice of a number that it does not know. A look-up that is refused is asked again. */
const isRefused = ({ service, outcome }: ExchangeFault): boolean => {
  if (service === 'DongBoTrangThaiHoSo' && outcome === 'absent') return true;
  return outcome === 'rejected' && service !== 'TraCuuHoSo';
};

/** Why no exchange comes next, if none does. */
const hindrance = ({ parked, fault, contradictions }: CurrentMessage): PortalStep | undefined => {
  if (parked) return { do: 'await-release' };
  if (fault && isRefused(fault)) return { do: 'park', reason: 'rejected' };
  return contradictions > CONTRADICTIONS_MOST ? { do: 'park', reason: 'contradictory' } : undefined;
};

/** Where knowledge is unsure the portal is asked; where it cannot tell, a creation does no harm: it knows its own. */
const recordStep = ({ knowledge }: PortalSync, { isBlind }: CurrentMessage): PortalStep =>
  knowledge === 'unsure' && !isBlind
    ? { do: 'look-up' }
    : { do: 'send-record', isUpdating: knowledge === 'yes' };

/** A row that may be there is never sent again without evidence that it is not. */
const rowStep = ({ row, isBlind }: CurrentMessage): PortalStep => {
  if (row === 'due') return { do: 'send-row' };
  return isBlind ? { do: 'park', reason: 'row-in-doubt' } : { do: 'look-up' };
};

const evidenceOf = ({ isDecided, isFound }: CurrentMessage): DeliveryEvidence => {
  if (isDecided) return 'decision';
  return isFound ? 'looked-up' : 'answered';
};

const exchangeStep = (sync: PortalSync, current: CurrentMessage): PortalStep => {
  if (current.record === 'due') return recordStep(sync, current);
  if (current.hasRow && current.row !== 'taken') return rowStep(current);
  if (current.notice === 'due') return { do: 'send-notice' };
  return { do: 'deliver', evidence: evidenceOf(current) };
};

/** The one on its way, or the one right behind the last that was settled. */
export const isInTurn = (
  { current, delivered }: PortalSync,
  { message, after }: Pick<MessageRef, 'message' | 'after'>,
): boolean => (current ? current.message === message : message > delivered && after === delivered);

/** What comes next on the way of a message, from what is known; total, and the same for everybody who asks. */
export const nextPortalStep = (sync: PortalSync, ref: MessageRef): PortalStep => {
  const current = sync.current ?? messageBegun(ref, sync.again);
  if (!isInTurn(sync, ref)) return { do: 'nothing' };
  if (sync.open) return { do: 'await-end' };
  return hindrance(current) ?? exchangeStep(sync, current);
};
