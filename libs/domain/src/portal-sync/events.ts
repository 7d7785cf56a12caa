import type { EventOf, Personal } from '@hoso/kernel';
import type {
  DeliveryEvidence,
  ExchangeContent,
  ExchangeOutcome,
  MessageRef,
  ParkReason,
  PortalDifference,
  PortalService,
  ReleaseDecision,
} from './vocabulary';

/** What an exchange came to. */
interface Told {
  readonly outcome: ExchangeOutcome;
  /** Why not now (`maintenance`, …); `interrupted` where nobody lived to hear the answer. */
  readonly cause?: string;
  readonly errorCode?: string;
  readonly httpStatus?: number;
  /** The portal’s words, without what names a person. */
  readonly fault?: string;
  /** How long the portal asked to be left alone. */
  readonly retryAfterMs?: number;
  /** Absent where it was interrupted. */
  readonly content?: Personal<ExchangeContent>;
}

interface ExchangeRef {
  readonly message: number;
  readonly service: PortalService;
  /** Counted from 1 for each message, over its exchanges of every kind. */
  readonly attempt: number;
}

/** Names and fields below are stored for decades: never edit one, add a version and an upcaster. */
export interface PortalSyncEvents {
  /** A dossier of imported history goes to the portal from now on. */
  readonly PortalSyncOrdered: { readonly reason: string };
  /** Recorded before anything is sent. */
  readonly PortalExchangeBegun: MessageRef &
    ExchangeRef & {
      /** Of a record: an update of what the portal is known to have; otherwise a creation. */
      readonly isUpdating?: boolean;
    };
  readonly PortalExchangeEnded: ExchangeRef &
    Told & {
      /** Of a look-up that tells rows: whether this message’s row is among them. */
      readonly row?: 'there' | 'missing';
    };
  readonly PortalMessageDelivered: MessageRef & { readonly evidence: DeliveryEvidence };
  readonly PortalMessageParked: MessageRef & {
    readonly reason: ParkReason;
    readonly errorCode?: string;
    readonly fault?: string;
  };
  readonly PortalMessageReleased: {
    readonly message: number;
    readonly decision: ReleaseDecision;
    readonly reason: string;
  };
  /** The portal was asked what it holds, with all messages delivered. */
  readonly PortalReconciled: {
    /** The last message delivered. */
    readonly upTo: number;
    /** Whether rows were compared, or the portal tells no more than that a dossier is there. */
    readonly extent: 'whole' | 'existence';
    /** None where it agrees. */
    readonly differences: readonly PortalDifference[];
    /**
     * What nothing sent mends: rows too many, and what a repair that the portal took did not change; with existence only, what an
     * earlier look had found. Absent where there is none.
     */
    readonly lasting?: readonly PortalDifference[];
    /** After which message the way begins again; absent where nothing is sent. */
    readonly rewindTo?: number;
    readonly content?: Personal<ExchangeContent>;
  };
  /** The portal was asked what it holds, and its answer told nothing; nothing follows from it. */
  readonly PortalLookUpFailed: Told & {
    /** The last message delivered. */
    readonly upTo: number;
  };
}

export type PortalSyncEvent = EventOf<PortalSyncEvents>;
export type PortalSyncEventType = keyof PortalSyncEvents;

const TYPES: Readonly<Record<PortalSyncEventType, true>> = {
  PortalSyncOrdered: true,
  PortalExchangeBegun: true,
  PortalExchangeEnded: true,
  PortalMessageDelivered: true,
  PortalMessageParked: true,
  PortalMessageReleased: true,
  PortalReconciled: true,
  PortalLookUpFailed: true,
};

export const PORTAL_SYNC_EVENT_TYPES = Object.keys(TYPES) as readonly PortalSyncEventType[];
