import type { EventOf, Instant, Role } from '@hoso/kernel';
import type { AlertAudience, AlertOrder, AlertSink, Evidence } from './vocabulary';

/** One message to one recipient about one rung of an alert; the address itself is never stored. */
export interface PlannedDelivery {
  readonly delivery: string;
  readonly audience: AlertAudience;
  readonly sink: AlertSink;
  /** The recipient’s name in the settings. */
  readonly recipient: string;
  /** HMAC of the address, hex. */
  readonly address: string;
  /** Id of the message that carries it, perhaps with others. */
  readonly message: string;
}

/** Names and fields below are stored for decades: never edit one, add a version and an upcaster. */
export interface AlertEvents {
  readonly AlertRaised: AlertOrder & {
    readonly alert: string;
    /** The unit above, to which it may climb. */
    readonly superior?: string;
    /** When it climbs if nobody has acknowledged it; absent at the top of the ladder. */
    readonly answerDueAt?: Instant;
  };
  readonly AlertEscalated: {
    readonly from: AlertAudience;
    readonly to: AlertAudience;
    readonly reason: 'unanswered';
    /** The moment that passed without an answer. */
    readonly dueAt: Instant;
    readonly answerDueAt?: Instant;
  };
  readonly AlertAcknowledged: {
    readonly by: string;
    readonly role: Role;
    readonly unit?: string;
    readonly note?: string;
  };
  /** What it was about has ended. */
  readonly AlertResolved: { readonly reason: string; readonly evidence?: Evidence };
  /** Recorded before anything is sent. */
  readonly AlertDeliveryPlanned: PlannedDelivery;
  readonly AlertDelivered: { readonly delivery: string; readonly message: string };
  /** `gave-up`: certainly not delivered; `unknown`: sent without an answer, so not sent again. */
  readonly AlertDeliveryFailed: {
    readonly delivery: string;
    readonly message: string;
    readonly outcome: 'gave-up' | 'unknown';
    readonly attempts: number;
    readonly fault: string;
  };
}

export type AlertEvent = EventOf<AlertEvents>;
export type AlertEventType = keyof AlertEvents;

const TYPES: Readonly<Record<AlertEventType, true>> = {
  AlertRaised: true,
  AlertEscalated: true,
  AlertAcknowledged: true,
  AlertResolved: true,
  AlertDeliveryPlanned: true,
  AlertDelivered: true,
  AlertDeliveryFailed: true,
};

export const ALERT_EVENT_TYPES = Object.keys(TYPES) as readonly AlertEventType[];
