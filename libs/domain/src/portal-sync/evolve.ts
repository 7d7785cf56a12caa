import type { Instant } from '@hoso/kernel';
import type { PortalSyncEvent, PortalSyncEvents } from './events';
import { evolveBegun, evolveEnded } from './evolve-exchange';
import { evolveRelease } from './evolve-release';
import { lastingIn } from './lasting';
import { currentFor, type PortalSync } from './portal-sync';

type Evolution<Data> = (sync: PortalSync, data: Data, at: Instant) => PortalSync;

const delivered: Evolution<PortalSyncEvents['PortalMessageDelivered']> = (
  { current: _current, open: _open, ...sync },
  { message },
  at,
) => ({ ...sync, delivered: Math.max(sync.delivered, message), deliveredAt: at });

const parked: Evolution<PortalSyncEvents['PortalMessageParked']> = (sync, data, at) => {
  const current = currentFor(sync, data);
  return { ...sync, current: { ...current, parked: { reason: data.reason, at } } };
};

/** What a look shows, whether or not anything is sent for it. */
const looked: Evolution<PortalSyncEvents['PortalReconciled']> = (sync, data, at) => {
  const { lasting: before, repair: _, ...known } = sync;
  const lasting = lastingIn(data);
  return {
    ...known,
    reconciled: { at, differences: data.differences.length },
    ...(lasting.length > 0 && { lasting: { since: before?.since ?? at, differences: lasting } }),
  };
};

const reconciled: Evolution<PortalSyncEvents['PortalReconciled']> = (sync, data, at) => {
  const { upTo, differences, rewindTo } = data;
  if (rewindTo === undefined) return looked(sync, data, at);
  const { gone: _, ...known } = looked(sync, data, at);
  const isGone = differences.some(({ what }) => what === 'record-missing');
  return {
    ...known,
    repair: { upTo, differences },
    delivered: rewindTo,
    knowledge: isGone ? 'no' : 'yes',
    again: { upTo, row: isGone ? 'due' : 'unsure' },
    ...(isGone && { gone: upTo }),
  };
};

const EVOLUTIONS: { readonly [Type in keyof PortalSyncEvents]: Evolution<PortalSyncEvents[Type]> } = {
  PortalSyncOrdered: (sync) => ({ ...sync, isOrdered: true }),
  PortalExchangeBegun: evolveBegun,
  PortalExchangeEnded: evolveEnded,
  PortalMessageDelivered: delivered,
  PortalMessageParked: parked,
  PortalMessageReleased: evolveRelease,
  PortalReconciled: reconciled,
  PortalLookUpFailed: (sync) => sync,
};

const apply = <Type extends keyof PortalSyncEvents>(
  sync: PortalSync,
  { type, data, at }: { readonly type: Type; readonly data: PortalSyncEvents[Type]; readonly at: Instant },
): PortalSync => EVOLUTIONS[type](sync, data, at);

/** Total and silent: history is read, never rejected. */
export const evolvePortalSync = (sync: PortalSync, event: PortalSyncEvent): PortalSync => apply(sync, event);
