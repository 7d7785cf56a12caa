import type { ApiKeys } from './api-key';
import type { Authentication, AuthenticationFailure, Credentials } from './authentication';
import type { TokenVerifier } from './token-verifier';

const BEARER = /^Bearer +([\w\-.~+/]+=*) *$/i;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

const failure = (failed: AuthenticationFailure['failed'], detail: string): AuthenticationFailure => ({
  failed,
  detail,
});

/** Finds out who is calling, from an API key or, where an issuer is configured, a signed token. */
export class Authenticator {
  constructor(
    private readonly keys: ApiKeys,
    private readonly tokens?: TokenVerifier,
  ) {}

  /** @returns the caller, or why nothing is proven; never throws for anything that a caller may send. */
  async authenticate({ authorization, apiKey }: Credentials): Promise<Authentication> {
    if (authorization !== undefined && apiKey !== undefined)
      return failure('malformed-credentials', 'Show one credential: Authorization or X-Api-Key');
    if (apiKey !== undefined) return this.byKey(apiKey);
    if (authorization === undefined) return failure('no-credentials', 'No Authorization or X-Api-Key header');
    const shown = BEARER.exec(authorization)?.[1];
    if (shown === undefined)
      return failure('malformed-credentials', 'The Authorization header is not "Bearer <key or token>"');
    return TOKEN.test(shown) ? this.byToken(shown) : this.byKey(shown);
  }

  private byKey(secret: string): Authentication {
    return this.keys.find(secret) ?? failure('unknown-key', 'The API key is not known');
  }

  private async byToken(token: string): Promise<Authentication> {
    return (
      (await this.tokens?.verify(token)) ??
      failure('tokens-not-accepted', 'No issuer of tokens is configured here')
    );
  }
}
