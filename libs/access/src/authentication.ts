import type { Principal } from './principal';

/** What a caller shows: the two headers, as they came. */
export interface Credentials {
  /** The `Authorization` header: `Bearer <key or token>`. */
  readonly authorization?: string;
  /** The `X-Api-Key` header. */
  readonly apiKey?: string;
}

/**
 * Why a caller is not known. `role-not-accepted` is a proven caller without a place here, `keys-unavailable` a fault
 * of the issuer's key server; all others mean that nothing was proven.
 */
export type AuthenticationFault =
  | 'no-credentials'
  | 'malformed-credentials'
  | 'unknown-key'
  | 'tokens-not-accepted'
  | 'malformed-token'
  | 'expired-token'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'wrong-claim'
  | 'wrong-signature'
  | 'role-not-accepted'
  | 'keys-unavailable';

/** Says what is wrong without repeating any part of the credential. */
export interface AuthenticationFailure {
  readonly failed: AuthenticationFault;
  readonly detail: string;
}

export type Authentication = Principal | AuthenticationFailure;

export const isAuthenticationFailure = (outcome: Authentication): outcome is AuthenticationFailure =>
  'failed' in outcome;
