import type { PortalSyncEvent } from '../portal-sync';
import type { Resolve } from './observe';
import type { AlertPolicy } from './policy';
import type { Raise } from './watch';
import type { Evidence } from './vocabulary';

/** A recorded fact of a dossier’s way to the portal, with where it stands in the log. */
export interface PortalFact {
  readonly event: PortalSyncEvent;
  /** Of the dossier. */
  readonly code: string;
  /** In charge of it; absent where that is not known. */
  readonly unit?: string;
  readonly evidence: Evidence;
}

/** The message of a dossier that an alert is about; undefined while there is none. */
export interface PortalWatch {
  readonly parked?: number;
}

/** What follows from one fact. */
export interface PortalObserved {
  readonly watch: PortalWatch;
  readonly raise?: Raise;
  readonly resolve?: Resolve;
}

/** One message, one alert, however often it is parked. */
const keyOf = (code: string, message: number): string => `portal-parked ${code} ${message}`;

/** What a fact about the portal means for alerts: a message that waits for a person, until it is delivered. */
export const observePortal = (
  watch: PortalWatch,
  { event, code, unit, evidence }: PortalFact,
  policy: AlertPolicy | undefined,
): PortalObserved => {
  if (event.type === 'PortalMessageParked' && policy) {
    const { message, reason, status } = event.data;
    const order = {
      kind: 'portal-parked',
      ...policy.portalParked,
      subject: { kind: 'dossier', code },
      ...(unit !== undefined && { unit }),
      evidence: [evidence],
      figures: { message, reason, status },
    } as const;
    return { watch: { parked: message }, raise: { key: keyOf(code, message), order } };
  }
  if (event.type !== 'PortalMessageDelivered' || event.data.message !== watch.parked) return { watch };
  const key = keyOf(code, event.data.message);
  return { watch: {}, resolve: { key, reason: event.type, evidence } };
};
