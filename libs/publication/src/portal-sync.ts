import { TOPICS } from '@hoso/contracts';
import type { MessageRef, PortalDifference, PortalSyncEvents } from '@hoso/domain';
import { unnoted, type PublishedStream } from './published-stream';
import { keyedBehind, simpleMessages } from './simple-messages';
import { telling, type Tellings } from './telling';

const PREFIX = 'portalsync-';

const messageOf = ({ message, after, status, hasRow }: MessageRef) => ({ message, after, status, hasRow });

const differenceOf = (difference: PortalDifference) => {
  switch (difference.what) {
    case 'record-missing':
      return { what: difference.what };
    case 'field':
      return { what: difference.what, field: difference.field };
    case 'row-missing':
      return { what: difference.what, message: difference.message };
    case 'row-extra':
      return { what: difference.what, status: difference.status };
  }
};

const TELLINGS: Tellings<PortalSyncEvents> = {
  PortalSyncOrdered: telling('vn.hoso.portal-sync.ordered.v1', () => ({})),
  // Each exchange is told once, by its end; one that was interrupted has an end too.
  PortalExchangeBegun: 'untold',
  PortalExchangeEnded: telling(
    'vn.hoso.portal-sync.exchanged.v1',
    ({ message, service, attempt, outcome, cause, errorCode, httpStatus, retryAfterMs, row }) => ({
      message,
      service,
      attempt,
      outcome,
      cause,
      errorCode,
      httpStatus,
      retryAfterMs,
      row,
    }),
  ),
  PortalMessageDelivered: telling('vn.hoso.portal-sync.delivered.v1', ({ evidence, ...ref }) => ({
    ...messageOf(ref),
    evidence,
  })),
  PortalMessageParked: telling('vn.hoso.portal-sync.parked.v1', ({ reason, errorCode, ...ref }) => ({
    ...messageOf(ref),
    reason,
    errorCode,
  })),
  PortalReconciled: telling(
    'vn.hoso.portal-sync.reconciled.v1',
    ({ upTo, extent, differences, rewindTo }) => ({
      upTo,
      extent,
      differences: differences.map(differenceOf),
      rewindTo,
    }),
  ),
  // Nothing is known of the dossier by it that was not known before.
  PortalLookUpFailed: 'untold',
  PortalMessageReleased: telling('vn.hoso.portal-sync.released.v1', ({ message, decision }) => ({
    message,
    decision,
  })),
};

/** What passed between a dossier and the national portal, keyed by the dossier. */
export const PORTAL_SYNC_STREAM: PublishedStream = {
  prefix: PREFIX,
  noted: unnoted,
  messages: simpleMessages(TELLINGS, {
    topic: TOPICS.portalSync.name,
    addressOf: keyedBehind(PREFIX, 'portal-sync'),
  }),
};
