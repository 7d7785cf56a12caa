import type { AlertAudience, AlertOrder } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Recipient } from './recipients';

/** One alert as a recipient reads it. */
export interface AlertNotice extends AlertOrder {
  /** Id of this delivery: the same whenever it is sent again. */
  readonly delivery: string;
  readonly alert: string;
  /** The rung that it has reached. */
  readonly audience: AlertAudience;
  readonly raisedAt: Instant;
}

/** A message to one recipient, ready to go; the same id always carries the same notices. */
export interface OutgoingMessage {
  readonly id: string;
  readonly notices: readonly AlertNotice[];
}

/** `unknown`: it went out and no answer came. */
export type SendOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly fault: string; readonly isPermanent: boolean }
  | { readonly kind: 'unknown'; readonly fault: string };

/** A way out of the engine. */
export interface Sink<To extends Recipient = Recipient> {
  /** Whether its receivers can tell a repeat, so that an unknown outcome may be sent again. */
  readonly isRepeatable: boolean;
  /** Never throws: whatever goes wrong is an outcome. */
  send(to: To, message: OutgoingMessage): Promise<SendOutcome>;
}

export type Sinks = Readonly<Partial<Record<Recipient['sink'], Sink>>>;
