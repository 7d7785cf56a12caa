import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose';
import { epochMs, type Clock } from '@hoso/kernel';
import { LRUCache } from 'lru-cache';
import type { Authentication, AuthenticationFailure, AuthenticationFault } from './authentication';
import { credentialRole, unitScopeOf, type Principal } from './principal';

/** Which tokens are accepted, and where their claims stand. */
export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  /** `https:` or `http:` of the issuer's key set, or `file:` of a copy of it. */
  readonly jwksUrl: string;
  /** Default `role`. */
  readonly roleClaim?: string;
  /** Default `units`: `all`, one unit id or a list. */
  readonly unitsClaim?: string;
  /** Default `delegation`. */
  readonly delegationClaim?: string;
}

/** A signing key may be withdrawn before its tokens expire: a verified one is believed no longer than this. */
const BELIEVED_MS = 300_000;
const REMEMBERED_TOKENS = 10_000;
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** The issuer's key server or file did not answer, which says nothing about the token. */
class KeysUnavailable extends Error {}

const judgesTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

const keysInFile =
  (url: URL): JWTVerifyGetKey =>
  async (header, token) =>
    createLocalJWKSet(JSON.parse(await readFile(url, 'utf8')) as JSONWebKeySet)(header, token);

const keysAt = (url: URL): JWTVerifyGetKey => {
  const find = url.protocol === 'file:' ? keysInFile(url) : createRemoteJWKSet(url);
  return async (header, token) => {
    try {
      return await find(header, token);
    } catch (error) {
      throw judgesTheToken(error)
        ? error
        : new KeysUnavailable('The key set cannot be read', { cause: error });
    }
  };
};

const BY_CLAIM: Readonly<Record<string, AuthenticationFault>> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
};

const failureOf = (error: unknown): AuthenticationFailure => {
  if (error instanceof KeysUnavailable) return { failed: 'keys-unavailable', detail: error.message };
  if (error instanceof errors.JWTExpired) return { failed: 'expired-token', detail: 'The token has expired' };
  if (error instanceof errors.JWTClaimValidationFailed)
    return { failed: BY_CLAIM[error.claim] ?? 'wrong-claim', detail: error.message };
  if (error instanceof errors.JWSSignatureVerificationFailed || judgesTheToken(error))
    return { failed: 'wrong-signature', detail: 'No key of the issuer made this signature' };
  if (error instanceof errors.JOSEError)
    return { failed: 'malformed-token', detail: 'The token cannot be read' };
  throw error;
};

/** Judges signed tokens; one already judged good is believed from memory until it expires, five minutes at most. */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  private readonly believed = new LRUCache<
    string,
    { readonly principal: Principal; readonly untilMs: number }
  >({
    max: REMEMBERED_TOKENS,
  });

  constructor(
    private readonly settings: TokenSettings,
    private readonly clock: Clock,
  ) {
    this.keys = keysAt(new URL(settings.jwksUrl));
  }

  async verify(token: string): Promise<Authentication> {
    const hash = createHash('sha256').update(token).digest('base64');
    const nowMs = epochMs(this.clock.now());
    const known = this.believed.get(hash);
    if (known && nowMs < known.untilMs) return known.principal;
    try {
      const { issuer, audience } = this.settings;
      const { payload } = await jwtVerify(token, this.keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(nowMs),
      });
      return this.believe(hash, payload, nowMs);
    } catch (error) {
      return failureOf(error);
    }
  }

  private believe(hash: string, payload: JWTPayload, nowMs: number): Authentication {
    const principal = this.principalOf(payload);
    if ('failed' in principal) return principal;
    const untilMs = Math.min((payload.exp ?? 0) * 1000, nowMs + BELIEVED_MS);
    this.believed.set(hash, { principal, untilMs });
    return principal;
  }

  private principalOf(payload: JWTPayload): Authentication {
    const { roleClaim = 'role', unitsClaim = 'units' } = this.settings;
    const role = credentialRole(payload[roleClaim]);
    if (!role)
      return { failed: 'role-not-accepted', detail: `The claim ${roleClaim} names no role known here` };
    const units = unitScopeOf(payload[unitsClaim] ?? []);
    if (!units)
      return { failed: 'wrong-claim', detail: `The claim ${unitsClaim} is neither "all" nor unit ids` };
    return { id: String(payload.sub), role, units, ...this.delegationIn(payload) };
  }

  private delegationIn(payload: JWTPayload): Pick<Principal, 'delegation'> {
    const delegation = payload[this.settings.delegationClaim ?? 'delegation'];
    return typeof delegation === 'string' ? { delegation } : {};
  }
}
