import { createHash } from 'node:crypto';
import type { CurrentMessage, PortalSync } from '@hoso/domain';
import { epochMs, instantFromMs, type Instant } from '@hoso/kernel';

/** How fast the portal is called, and how long a call may take. */
export interface PortalPace {
  /** Exchanges under way at once. */
  readonly concurrency: number;
  /** Exchanges begun in a second at most; absent: no limit. */
  readonly callsPerSecond?: number;
  /** How long an answer is waited for. */
  readonly answerWithinMs: number;
  /** After how many failures one after the other nothing is sent for a while; absent: ten besides as many as may be under way. */
  readonly breakAfter?: number;
  /** How long that while is; absent: half a minute. */
  readonly breakMs?: number;
}

/** What was recorded as begun and not sent within this time is not sent any more. */
export const SEND_WITHIN_MS = 5_000;

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 600_000;

/**
 * How long something sent may still be taken after it was given up: it may not have been sent at once, its sender may
 * have waited its full time, and the portal may take as long again.
 */
export const doubtMs = ({ answerWithinMs }: PortalPace): number => SEND_WITHIN_MS + 2 * answerWithinMs;

/** From half to one, by dossier and attempt: dossiers that failed together do not come back together. */
const jitter = (code: string, attempt: number): number =>
  0.5 + createHash('sha256').update(`${code} ${attempt}`).digest().readUInt32BE() / 2 ** 33;

/** None after a person wanted it to go on at once. */
const backOffMs = (code: string, { failures, attempts }: CurrentMessage): number =>
  failures === 0
    ? 0
    : Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 30), LAST_RETRY_MS) * jitter(code, attempts);

const later = (at: Instant, ms: number): Instant => instantFromMs(epochMs(at) + Math.ceil(ms));

/**
 * Whether the fault is one that time heals; a look-up is refused for reasons that pass until it counts as blind. Before an
 * exchange counts as interrupted, its time is waited out.
 */
const passes = ({ isBlind }: CurrentMessage, fault: NonNullable<CurrentMessage['fault']>): boolean => {
  if (fault.outcome === 'absent') return false;
  return fault.outcome === 'rejected'
    ? fault.service === 'TraCuuHoSo' && !isBlind
    : fault.cause !== 'interrupted';
};

/** Before which moment nothing more may be sent for a dossier; from the facts alone, so that no restart forgets it. */
export const waitsUntil = (
  code: string,
  { open, current }: PortalSync,
  pace: PortalPace,
): Instant | undefined => {
  if (open) return later(open.at, doubtMs(pace));
  if (!current?.fault || !passes(current, current.fault)) return undefined;
  const { outcome, service, at, retryAfterMs = 0 } = current.fault;
  const isDoubt = outcome === 'unknown' && service !== 'TraCuuHoSo';
  const backOff = backOffMs(code, current);
  return later(at, Math.max(backOff, retryAfterMs, isDoubt ? doubtMs(pace) : 0));
};
