import type { PortalSyncEvents } from './events';
import { lastingAmong } from './lasting';
import { refuse } from './refusals';
import { currentOf, event, type Rule } from './rule';
import type { MessageRef, PortalDifference } from './vocabulary';

export type ReconcilePortal = Omit<PortalSyncEvents['PortalReconciled'], 'rewindTo' | 'lasting'> & {
  /** The messages up to `upTo`, in order. */
  readonly messages: readonly MessageRef[];
  /** A person wants sent again what an earlier repair did not change. */
  readonly insists?: boolean;
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
 * back to before the first message concerned; what nothing sent mends stays a difference, and is not sent again for.
 */
export const reconcilePortal: Rule<ReconcilePortal> = (
  { messages, insists = false, ...found },
  sync,
  facts,
) => {
  const { upTo, differences } = found;
  const { open, delivered, current } = sync;
  if (open) return refuse('exchange-open', { ...open });
  if (current || delivered !== upTo)
    return refuse('message-out-of-turn', { message: upTo, delivered, current: currentOf(sync) });
  const lasting = lastingAmong(found, sync, insists);
  const again = firstAgain(
    differences.filter((each) => !lasting.includes(each)),
    messages,
  );
  const data = {
    ...found,
    ...(lasting.length > 0 && { lasting }),
    ...(again && { rewindTo: again.after }),
  };
  return event('PortalReconciled', data, facts);
};

export type NoteLookUpFailed = PortalSyncEvents['PortalLookUpFailed'];

/** Records that the portal was asked what it holds, and told nothing. */
export const noteLookUpFailed: Rule<NoteLookUpFailed> = (data, _, facts) =>
  event('PortalLookUpFailed', data, facts);
