import type { PortalSyncEvents } from './events';
import { leavesNotice } from './evolve-release';
import { isInTurn, nextPortalStep } from './next-step';
import { refuse } from './refusals';
import { messageRefOf, type CurrentMessage, type PortalSync } from './portal-sync';
import { currentOf, event, type Rule } from './rule';
import type { MessageRef, ParkReason, ReleaseDecision } from './vocabulary';

/** Records that a message is at the portal, once; only on its answers. */
export const deliverMessage: Rule<MessageRef> = (ref, sync, facts) => {
  const { message } = ref;
  if (message <= sync.delivered) return [];
  const step = nextPortalStep(sync, ref);
  if (step.do !== 'deliver') return refuse('message-not-taken', { message, due: step.do });
  return event('PortalMessageDelivered', { ...ref, evidence: step.evidence }, facts);
};

export type ParkMessage = PortalSyncEvents['PortalMessageParked'];

const isParkDue = (data: ParkMessage, sync: PortalSync): boolean => {
  const step = nextPortalStep(sync, data);
  return data.reason === 'untellable' || (step.do === 'park' && step.reason === data.reason);
};

/** Lets a message wait for a person, once; those behind it wait with it, other dossiers do not. */
export const parkMessage: Rule<ParkMessage> = (data, sync, facts) => {
  const { message } = data;
  const { open, delivered } = sync;
  const current = currentOf(sync);
  if (open) return refuse('exchange-open', { ...open });
  if (!isInTurn(sync, data)) return refuse('message-out-of-turn', { message, delivered, current });
  if (sync.current?.parked) return [];
  return isParkDue(data, sync)
    ? event('PortalMessageParked', data, facts)
    : refuse('exchange-out-of-turn', { message, due: nextPortalStep(sync, data).do });
};

export interface ReleaseMessage {
  readonly decision: ReleaseDecision;
  readonly reason: string;
  /** Why it waited when it was looked at: a message that went on since is another matter, and nothing is decided about it. */
  readonly parkedAs?: ParkReason;
}

/** Only what failed and waits for its time can be hastened; only what is parked or in doubt can be taken as delivered. */
const isForPerson = (
  current: CurrentMessage | undefined,
  { decision, parkedAs }: ReleaseMessage,
): current is CurrentMessage => {
  if (!current) return false;
  const { parked, row, fault } = current;
  if (parkedAs !== undefined) return parked?.reason === parkedAs;
  return parked !== undefined || row === 'unsure' || (decision === 'resend' && fault !== undefined);
};

/**
 * A person decides. What is parked is sent again, or taken as delivered, but for a notice that comes behind it and goes. What only waits
 * after a failure goes on at once; a row that may be there is asked for then, and not sent without evidence.
 */
export const releaseMessage: Rule<ReleaseMessage> = (data, sync, facts) => {
  const { decision, reason } = data;
  const { current, open } = sync;
  if (open) return refuse('exchange-open', { ...open });
  if (!isForPerson(current, data)) return refuse('nothing-parked', { message: currentOf(sync) });
  const { message } = current;
  const released = event('PortalMessageReleased', { message, decision, reason }, facts);
  if (decision === 'resend' || leavesNotice(current)) return released;
  const delivered = { ...messageRefOf(current), evidence: 'decision' } as const;
  return [...released, ...event('PortalMessageDelivered', delivered, facts)];
};

export interface OrderPortalSync {
  readonly reason: string;
}

/** Lets imported history go to the portal; it never goes by itself. */
export const orderPortalSync: Rule<OrderPortalSync> = ({ reason }, { isOrdered }, facts) =>
  isOrdered ? [] : event('PortalSyncOrdered', { reason }, facts);
