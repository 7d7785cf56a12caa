import { createHmac, type KeyObject } from 'node:crypto';
import { canonical } from './canonical';

/** The secret of an installation, at least 32 random bytes; a KeyObject spares its preparation on each call. */
export type HmacSecret = KeyObject | Uint8Array;

/** HMAC-SHA-256 of a command's payload in its canonical form, 64 hex digits. */
export const payloadHmac = (secret: HmacSecret, payload: unknown): string =>
  createHmac('sha256', secret).update(canonical(payload)).digest('hex');
