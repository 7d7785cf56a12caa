import { epochMs, type Instant } from '@hoso/kernel';
import type { Principal } from './principal';
import type { Capability } from './rights';

export interface BackdatingRequest {
  readonly capability: Capability;
  /** The business time that the caller gives. */
  readonly occurredAt: Instant;
  readonly now: Instant;
  /** How far back a service may go, in hours. */
  readonly windowHours: number;
}

/** Why a given business time is not taken. */
export type BackdatingDenial =
  'in-the-future' | 'role-may-not-backdate' | 'only-opening-may-be-backdated' | 'outside-window';

export type BackdatingPermission =
  | { readonly allowed: true }
  | { readonly denied: BackdatingDenial; readonly facts: Readonly<Record<string, unknown>> };

const HOUR_MS = 3_600_000;

/**
 * Whether a caller may say when something happened (design rule "Whose time"): an import freely, a service within
 * the window and for commands that open a dossier, nobody else, and never in the future.
 */
export const mayBackdate = ({ role }: Principal, request: BackdatingRequest): BackdatingPermission => {
  const { capability, occurredAt, now, windowHours } = request;
  if (occurredAt > now) return { denied: 'in-the-future', facts: { occurredAt, now } };
  if (role === 'import') return { allowed: true };
  if (role !== 'service') return { denied: 'role-may-not-backdate', facts: { role } };
  if (capability !== 'open') return { denied: 'only-opening-may-be-backdated', facts: { capability } };
  return epochMs(now) - epochMs(occurredAt) <= windowHours * HOUR_MS
    ? { allowed: true }
    : { denied: 'outside-window', facts: { occurredAt, now, windowHours } };
};
