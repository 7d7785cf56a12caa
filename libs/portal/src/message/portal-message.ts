import type { DossierRecord, ProgressRecord, StatusNotice } from '../port';
import { dossierRecordOf } from '../record/dossier-record';
import type { PortalReference } from '../record/portal-terms';
import { progressRecordOf } from '../record/progress-record';
import { statusNoticeOf } from '../record/status-notice';
import type { PortalStatus } from '../status/portal-status';
import { portalStatusOf } from '../status/status-of';
import { NOTHING_TOLD, tellEvent, type Told, type ToldEvent } from '../view/fold-view';
import type { PortalView } from '../view/portal-view';

/**
 * What one event has to tell the portal: the dossier as that event left it and, where its status changed, one row, and the status of what
 * was made at the portal.
 */
export interface PortalMessage {
  readonly code: string;
  /** Of the event, in the dossier. */
  readonly revision: number;
  readonly status: PortalStatus;
  readonly record: DossierRecord;
  /** Absent where the status stayed. */
  readonly progress?: ProgressRecord;
  /** Absent where the status stayed or is not told, and where the dossier was not made at the portal. */
  readonly notice?: StatusNotice;
}

interface Known {
  readonly status: PortalStatus;
  readonly record: DossierRecord;
}

const seenIn = (view: PortalView, reference: PortalReference): Known | undefined => {
  const isIneligible = view.outcome?.kind === 'ineligible';
  const { ineligibleStatus } = reference.terms;
  const status = portalStatusOf(view.dossier, { isIneligible, ineligibleStatus });
  return status && { status, record: dossierRecordOf(view, status, reference) };
};

interface Seen {
  readonly reference: PortalReference;
  readonly known: Known | undefined;
}

/** What one event left is where the next one begins. */
const seen = new WeakMap<PortalView, Seen>();

const knownOf = (view: PortalView | undefined, reference: PortalReference): Known | undefined => {
  if (!view) return undefined;
  const before = seen.get(view);
  if (before?.reference === reference) return before.known;
  const known = seenIn(view, reference);
  seen.set(view, { reference, known });
  return known;
};

const isSame = (one: Known | undefined, other: Known): boolean =>
  one !== undefined && JSON.stringify(one.record) === JSON.stringify(other.record);

/** What is told of a status besides the record. */
const newsOf = (
  view: PortalView,
  {
    status,
    next: { event, by },
    reference,
  }: { readonly status: PortalStatus; readonly next: ToldEvent; readonly reference: PortalReference },
): Pick<PortalMessage, 'progress' | 'notice'> => {
  const row = { status, at: event.at, by };
  const notice = statusNoticeOf(view, row, reference);
  return { progress: progressRecordOf(view, row, reference), ...(notice && { notice }) };
};

/**
 * The message of the last of some events, or undefined where it changed nothing that the portal is told. It is a
 * snapshot of that event’s revision: what came later does not show.
 */
export const messageAfter = (
  before: Told,
  next: ToldEvent,
  reference: PortalReference,
): { readonly told: Told; readonly message: PortalMessage | undefined } => {
  const told = tellEvent(before, next);
  const was = knownOf(before.view, reference);
  const is = knownOf(told.view, reference);
  if (!told.view || !is || isSame(was, is)) return { told, message: undefined };
  const { status, record } = is;
  const news = status === was?.status ? {} : newsOf(told.view, { status, next, reference });
  const { revision } = told;
  return { told, message: { code: record.MaHoSo, revision, status, record, ...news } };
};

/** The messages of a dossier’s events, in their order. */
export const messagesOf = (
  events: readonly ToldEvent[],
  reference: PortalReference,
): readonly PortalMessage[] => {
  const messages: PortalMessage[] = [];
  let told = NOTHING_TOLD;
  for (const each of events) {
    const { told: next, message } = messageAfter(told, each, reference);
    if (message) messages.push(message);
    told = next;
  }
  return messages;
};
