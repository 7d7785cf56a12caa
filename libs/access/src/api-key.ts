import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Principal } from './principal';

/** A key as it is kept: whom it stands for and the SHA-256 (hex) of its secret, never the secret. */
export interface ApiKey extends Omit<Principal, 'delegation'> {
  readonly sha256: string;
}

/** A new key: the secret is shown once, to whom it is given. */
export interface IssuedApiKey {
  readonly key: ApiKey;
  readonly secret: string;
}

// In one call: making a hash object costs more than hashing so short a text.
const digest = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/** Makes a key with a random secret of 256 bits, `hoso_` and 43 URL-safe characters. */
export const issueApiKey = (holder: Omit<ApiKey, 'sha256'>): IssuedApiKey => {
  const secret = `hoso_${randomBytes(32).toString('base64url')}`;
  return { key: { ...holder, sha256: digest(secret).toString('hex') }, secret };
};

/** Known keys, found by the hash of what was shown, so that the time taken says nothing about any secret. */
export class ApiKeys {
  private readonly byHash: ReadonlyMap<string, { readonly hash: Buffer; readonly principal: Principal }>;

  constructor(keys: readonly ApiKey[]) {
    this.byHash = new Map(
      keys.map(({ sha256, id, role, units }) => [
        sha256,
        { hash: Buffer.from(sha256, 'hex'), principal: { id, role, units } },
      ]),
    );
  }

  /** Whom a secret stands for; undefined when it is none of the keys. */
  find(secret: string): Principal | undefined {
    const shown = digest(secret);
    const known = this.byHash.get(shown.toString('hex'));
    return known && timingSafeEqual(known.hash, shown) ? known.principal : undefined;
  }
}
