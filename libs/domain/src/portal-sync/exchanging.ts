import type { PortalSyncEvents } from './events';
import { nextPortalStep, SERVICE_OF, type PortalStep } from './next-step';
import type { PortalSync } from './portal-sync';
import { refuse } from './refusals';
import { currentOf, event, type Rule } from './rule';
import type { MessageRef, PortalService } from './vocabulary';

export type BeginExchange = MessageRef & { readonly service: PortalService };

/** Why a message may have no exchange of this kind now, if it may not. */
const refuseExchange = ({ service, ...ref }: BeginExchange, sync: PortalSync, step: PortalStep) => {
  const { message } = ref;
  const { delivered, current, open } = sync;
  if (open) return refuse('exchange-open', { ...open });
  if (step.do === 'nothing')
    return refuse('message-out-of-turn', { message, delivered, current: currentOf(sync) });
  if (step.do === 'await-release') return refuse('message-parked', { message, ...current!.parked });
  if (service === 'CapNhatTienDoHoSoMC' && current?.row === 'unsure')
    return refuse('row-in-doubt', { message, attempts: current.attempts });
  if (SERVICE_OF[step.do] !== service)
    return refuse('exchange-out-of-turn', { message, service, due: step.do });
  return undefined;
};

/** Records the intent before anything is sent: only what is due now, on what the exchange before it told. */
export const beginExchange: Rule<BeginExchange> = (data, sync, facts) => {
  const step = nextPortalStep(sync, data);
  const refusal = refuseExchange(data, sync, step);
  if (refusal) return refusal;
  const attempt = (sync.current?.attempts ?? 0) + 1;
  const isUpdating = step.do === 'send-record' ? { isUpdating: step.isUpdating } : {};
  return event('PortalExchangeBegun', { ...data, attempt, ...isUpdating }, facts);
};

export type EndExchange = PortalSyncEvents['PortalExchangeEnded'];

/** Records how the exchange under way ended, whatever came of it. */
export const endExchange: Rule<EndExchange> = (data, { open, current }, facts) => {
  const { message, service, attempt } = data;
  const isOpen = open?.service === service && open.attempt === attempt && current?.message === message;
  if (!isOpen) return refuse('exchange-not-begun', { message, service, attempt, open: open ?? null });
  return event('PortalExchangeEnded', data, facts);
};
