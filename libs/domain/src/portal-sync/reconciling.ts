import type { PortalSyncEvents } from './events';
import { refuse } from './refusals';
import { currentOf, event, type Rule } from './rule';
import type { MessageRef, PortalDifference } from './vocabulary';

export type ReconcilePortal = Omit<PortalSyncEvents['PortalReconciled'], 'rewindTo'> & {
  /** The messages up to `upTo`, in order. */
  readonly messages: readonly MessageRef[];
};

/** The first message that has to go again; undefined where nothing can be mended by sending. */
const firstAgain = (
  differences: readonly PortalDifference[],
  messages: readonly MessageRef[],
): MessageRef | undefined => {
  if (differences.some(({ what }) => what === 'record-missing')) return messages[0];
  const missing = new Set(differences.flatMap((each) => (each.what === 'row-missing' ? [each.message] : [])));
  const isOther = differences.some(({ what }) => what === 'field');
  return messages.find(({ message }) => missing.has(message)) ?? (isOther ? messages.at(-1) : undefined);
};

/**
 * Records what the portal was found to hold of a dossier whose messages are all delivered. Where sending can mend it, the way goes
 * back to before the first message concerned; a row too many stays a difference, as the portal takes none away.
 */
export const reconcilePortal: Rule<ReconcilePortal> = ({ messages, ...found }, sync, facts) => {
  const { upTo, differences } = found;
  const { open, delivered, current } = sync;
  if (open) return refuse('exchange-open', { ...open });
  if (current || delivered !== upTo)
    return refuse('message-out-of-turn', { message: upTo, delivered, current: currentOf(sync) });
  const again = firstAgain(differences, messages);
  return event('PortalReconciled', { ...found, ...(again && { rewindTo: again.after }) }, facts);
};
