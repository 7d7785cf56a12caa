import type { Instant } from '@hoso/kernel';
import type { PortalSyncEvent, PortalSyncEvents } from './events';
import { evolveBegun, evolveEnded } from './evolve-exchange';
import { evolveRelease } from './evolve-release';
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

const reconciled: Evolution<PortalSyncEvents['PortalReconciled']> = (sync, data, at) => {
  const { upTo, differences, rewindTo } = data;
  const compared = { at, differences: differences.length };
  if (rewindTo === undefined) return { ...sync, reconciled: compared };
  const { gone: _, ...known } = sync;
  const isGone = differences.some(({ what }) => what === 'record-missing');
  return {
    ...known,
    reconciled: compared,
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
};

const apply = <Type extends keyof PortalSyncEvents>(
  sync: PortalSync,
  { type, data, at }: { readonly type: Type; readonly data: PortalSyncEvents[Type]; readonly at: Instant },
): PortalSync => EVOLUTIONS[type](sync, data, at);

/** Total and silent: history is read, never rejected. */
export const evolvePortalSync = (sync: PortalSync, event: PortalSyncEvent): PortalSync => apply(sync, event);
