import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { Clock, epochMs, instantFromMs, instantOf, type Instant } from '@hoso/kernel';
import { ApiKeys, Authenticator, TokenVerifier, issueApiKey } from './index';

class SetClock extends Clock {
  at: Instant = instantOf('2026-03-02T09:00:00Z');
  now = (): Instant => this.at;
  advance = (ms: number): void => void (this.at = instantFromMs(epochMs(this.at) + ms));
}

const ISSUER = 'https://id.example.vn';
const START_S = epochMs(instantOf('2026-03-02T09:00:00Z')) / 1000;
const GOOD: JWTPayload = {
  iss: ISSUER,
  aud: 'hoso',
  sub: 'an.nguyen',
  role: 'officer',
  units: ['H23.15'],
  exp: START_S + 3600,
};

describe('a signed token', () => {
  let folder: string;
  let jwks: string;
  let key: CryptoKey;
  let clock: SetClock;
  let authenticator: Authenticator;
  const sign = (claims: JWTPayload, by: CryptoKey = key) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(by);
  const show = async (claims: JWTPayload, by?: CryptoKey) =>
    authenticator.authenticate({ authorization: `Bearer ${await sign(claims, by)}` });
  const settings = () => ({ issuer: ISSUER, audience: 'hoso', jwksUrl: pathToFileURL(jwks).href });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoso-jwks-'));
    jwks = join(folder, 'jwks.json');
    const pair = await generateKeyPair('ES256', { extractable: true });
    key = pair.privateKey;
    await writeFile(jwks, JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1' }] }));
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(() => {
    clock = new SetClock();
    authenticator = new Authenticator(new ApiKeys([]), new TokenVerifier(settings(), clock));
  });

  it('names the caller, role, units and delegation', async () => {
    expect(await show({ ...GOOD, delegation: 'UQ-7' })).toEqual({
      id: 'an.nguyen',
      role: 'officer',
      units: ['H23.15'],
      delegation: 'UQ-7',
    });
    expect(await show({ ...GOOD, role: 'service', units: 'all' })).toMatchObject({ units: 'all' });
    expect(await show({ ...GOOD, role: 'auditor', units: undefined })).toMatchObject({ units: [] });
  });

  it.each([
    ['expired-token', { exp: START_S - 1 }],
    ['wrong-issuer', { iss: 'https://elsewhere.example' }],
    ['wrong-audience', { aud: 'another' }],
    ['wrong-claim', { exp: undefined }],
    ['wrong-claim', { sub: undefined }],
    ['wrong-claim', { units: [7] }],
    ['role-not-accepted', { role: 'emperor' }],
    ['role-not-accepted', { role: 'clock' }],
  ])('fails as %s with %j', async (failed, claims) =>
    expect(await show({ ...GOOD, ...claims })).toMatchObject({ failed }),
  );

  it('fails when another key signed it, when it was changed and when it is not signed', async () => {
    const other = await generateKeyPair('ES256');
    expect(await show(GOOD, other.privateKey)).toMatchObject({ failed: 'wrong-signature' });
    const [header, , signature] = (await sign(GOOD)).split('.');
    const body = Buffer.from(JSON.stringify({ ...GOOD, role: 'head' })).toString('base64url');
    const changed = { authorization: `Bearer ${header}.${body}.${signature}` };
    expect(await authenticator.authenticate(changed)).toMatchObject({ failed: 'wrong-signature' });
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const unsigned = { authorization: `Bearer ${none}.${body}.` };
    expect(await authenticator.authenticate(unsigned)).toMatchObject({ failed: 'malformed-token' });
  });

  it('is believed from memory until it expires, five minutes at most', async () => {
    const keySet = join(folder, 'withdrawn.json');
    await copyFile(jwks, keySet);
    const verifier = new TokenVerifier({ ...settings(), jwksUrl: pathToFileURL(keySet).href }, clock);
    const [long, short] = [await sign(GOOD), await sign({ ...GOOD, exp: START_S + 60 })];
    for (const token of [long, short])
      expect(await verifier.verify(token)).toMatchObject({ role: 'officer' });
    await writeFile(keySet, '{"keys":[]}');
    clock.advance(61_000);
    expect(await verifier.verify(short)).toMatchObject({ failed: 'wrong-signature' });
    expect(await verifier.verify(long)).toMatchObject({ role: 'officer' });
    clock.advance(240_000);
    expect(await verifier.verify(long)).toMatchObject({ failed: 'wrong-signature' });
  });

  it('is read with the claim names of the configuration', async () => {
    const custom = { ...settings(), roleClaim: 'hoso_role', unitsClaim: 'org' };
    const token = await sign({ ...GOOD, role: 'x', hoso_role: 'head', org: 'H23.16' });
    expect(await new TokenVerifier(custom, clock).verify(token)).toMatchObject({
      role: 'head',
      units: ['H23.16'],
    });
  });

  it('is judged by a key set that is fetched, whose absence is not the caller’s fault', async () => {
    const keySet = await readFile(jwks);
    const server = createServer((_, response) => response.end(keySet)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const token = await sign(GOOD);
    expect(await new TokenVerifier({ ...settings(), jwksUrl }, clock).verify(token)).toMatchObject({
      id: 'an.nguyen',
    });
    await new Promise((resolve) => server.close(resolve));
    expect(await new TokenVerifier({ ...settings(), jwksUrl }, clock).verify(token)).toMatchObject({
      failed: 'keys-unavailable',
    });
  });
});

describe('the headers', () => {
  const { key, secret } = issueApiKey({ id: 'intake', role: 'service', units: 'all' });
  const authenticator = new Authenticator(new ApiKeys([key]));
  it.each([
    [{ authorization: `Bearer ${secret}` }, { id: 'intake' }],
    [{ authorization: `bearer ${secret}` }, { id: 'intake' }],
    [{ apiKey: secret }, { id: 'intake' }],
    [{}, { failed: 'no-credentials' }],
    [{ apiKey: secret, authorization: `Bearer ${secret}` }, { failed: 'malformed-credentials' }],
    [{ authorization: `Basic ${secret}` }, { failed: 'malformed-credentials' }],
    [{ authorization: 'Bearer hoso_guess' }, { failed: 'unknown-key' }],
    [{ authorization: 'Bearer a.b.c' }, { failed: 'tokens-not-accepted' }],
  ])('%#: %j', async (credentials, outcome) =>
    expect(await authenticator.authenticate(credentials)).toMatchObject(outcome),
  );
});
