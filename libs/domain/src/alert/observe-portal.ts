import { lastingIn, nameOfDifference, type PortalSyncEvent, type PortalSyncEvents } from '../portal-sync';
import type { AlertPolicy } from './policy';
import type { Raise, Resolve } from './watch';
import type { AlertOrder, Evidence } from './vocabulary';

/** A recorded fact of a dossier’s way to the portal, with where it stands in the log. */
export interface PortalFact {
  readonly event: PortalSyncEvent;
  /** Of the dossier. */
  readonly code: string;
  readonly evidence: Evidence;
}

interface ParkedMessage {
  /** How many alerts it has raised. */
  readonly alerts: number;
  readonly isOpen: boolean;
}

/** What the alerts of a dossier’s way are about; nothing while there is none. */
export interface PortalWatch {
  /** Messages that wait for a person, or waited for one, by their number. */
  readonly messages?: Readonly<Record<string, ParkedMessage>>;
  /** The message that waits, where an older watch knows of one only. */
  readonly parked?: number;
  /** The look that the alert about differences rests on, and what is known to differ, each as text. */
  readonly differs?: { readonly revision: number; readonly known: readonly string[] };
}

/** What follows from one fact. */
export interface PortalObserved {
  readonly watch: PortalWatch;
  readonly raise?: Raise;
  readonly resolve?: Resolve;
}

type Observing<Data> = (
  watch: PortalWatch,
  fact: PortalFact & { readonly data: Data },
  policy: AlertPolicy | undefined,
) => PortalObserved;

const parkedKey = (code: string, message: number, nr: number): string =>
  `portal-parked ${code} ${message}${nr === 1 ? '' : ` ${nr}`}`;

const messagesOf = ({ messages, parked }: PortalWatch): NonNullable<PortalWatch['messages']> =>
  messages ?? (parked === undefined ? {} : { [parked]: { alerts: 1, isOpen: true } });

const differsKey = (code: string, revision: number): string => `portal-differs ${code} ${revision}`;

const aboutDossier = ({ code, evidence }: PortalFact): Pick<AlertOrder, 'subject' | 'evidence'> => ({
  subject: { kind: 'dossier', code },
  evidence: [evidence],
});

const withMessage = (
  { parked: _, ...watch }: PortalWatch,
  messages: NonNullable<PortalWatch['messages']>,
): PortalWatch => ({ ...watch, messages });

/** One alert however often a message is parked, until it is delivered; another where a repair sends it again and it is parked again. */
const parked: Observing<PortalSyncEvents['PortalMessageParked']> = (watch, fact, policy) => {
  if (!policy) return { watch };
  const { message, reason, status } = fact.data;
  const order: AlertOrder = {
    kind: 'portal-parked',
    ...policy.portalParked,
    ...aboutDossier(fact),
    figures: { message, reason, status },
  };
  const messages = messagesOf(watch);
  const { alerts = 0, isOpen = false } = messages[message] ?? {};
  const nr = isOpen ? alerts : alerts + 1;
  return {
    watch: withMessage(watch, { ...messages, [message]: { alerts: nr, isOpen: true } }),
    raise: { key: parkedKey(fact.code, message, nr), order },
  };
};

const delivered: Observing<PortalSyncEvents['PortalMessageDelivered']> = (watch, fact) => {
  const { code, data, event, evidence } = fact;
  const messages = messagesOf(watch);
  const known = messages[data.message];
  if (!known?.isOpen) return { watch };
  return {
    watch: withMessage(watch, { ...messages, [data.message]: { ...known, isOpen: false } }),
    resolve: { key: parkedKey(code, data.message, known.alerts), reason: event.type, evidence },
  };
};

/**
 * What nothing sent mends raises one alert, however often it is found; something new takes the place of what is known, and a look
 * without any of it ends the alert.
 */
const reconciled: Observing<PortalSyncEvents['PortalReconciled']> = (watch, fact, policy) => {
  const { code, data, event, evidence } = fact;
  const { differs, ...rest } = watch;
  const lasting = lastingIn(data);
  const known = lasting.map(nameOfDifference);
  if (known.length > 0 && known.every((each) => differs?.known.includes(each)))
    return { watch: { ...rest, differs: { revision: differs!.revision, known } } };
  const ended = differs && {
    resolve: { key: differsKey(code, differs.revision), reason: event.type, evidence },
  };
  const worst = lasting.find(({ what }) => what === 'row-extra') ?? lasting[0];
  if (!worst || !policy) return { watch: rest, ...ended };
  const { revision } = evidence;
  const order: AlertOrder = {
    kind: 'portal-differs',
    ...policy.portalParked,
    ...aboutDossier(fact),
    figures: { differences: lasting.length, ...worst },
  };
  return {
    watch: { ...rest, differs: { revision, known } },
    raise: { key: differsKey(code, revision), order },
    ...ended,
  };
};

/**
 * What a fact about the portal means for alerts: a message that waits for a person, until it is delivered; what the portal holds
 * otherwise and nothing sent mends, until a look finds it gone. The facts of its way do not tell whose the dossier is: whoever
 * raises the alert adds the unit in charge.
 */
export const observePortal = (
  watch: PortalWatch,
  fact: PortalFact,
  policy: AlertPolicy | undefined,
): PortalObserved => {
  const { event } = fact;
  if (event.type === 'PortalMessageParked') return parked(watch, { ...fact, data: event.data }, policy);
  if (event.type === 'PortalMessageDelivered') return delivered(watch, { ...fact, data: event.data }, policy);
  if (event.type === 'PortalReconciled') return reconciled(watch, { ...fact, data: event.data }, policy);
  return { watch };
};
