import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COMPLETE, ONE_STOP, openingData, vn } from '@hoso/testing';
import { epochMs } from '@hoso/kernel';
import { get, makeWorld, post, startEngine, type Engine } from '../testing';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signed = (key: KeyObject, claims: object): string => {
  const head = `${base64url({ alg: 'EdDSA', kid: 'k1' })}.${base64url(claims)}`;
  return `${head}.${sign(null, Buffer.from(head), key).toString('base64url')}`;
};

const NOW_S = epochMs(vn('2025-06-10T08:00')) / 1000;
const CLAIMS = {
  iss: 'https://id.example.vn',
  aud: 'hoso',
  sub: 'lan',
  role: 'clerk',
  units: [ONE_STOP],
  exp: NOW_S + 600,
};

describe('a token over HTTP', () => {
  const issuer = generateKeyPairSync('ed25519');
  const impostor = generateKeyPairSync('ed25519');
  let folder: string;
  let engine: Engine;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoso-keys-'));
    const file = join(folder, 'jwks.json');
    const jwk = { ...issuer.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'EdDSA' };
    await writeFile(file, JSON.stringify({ keys: [jwk] }));
    const { iss, aud } = CLAIMS;
    engine = await startEngine({ tokens: { issuer: iss, audience: aud, jwksUrl: pathToFileURL(file).href } });
    await makeWorld(engine);
  });
  afterAll(async () => {
    await engine.stop();
    await rm(folder, { recursive: true });
  });

  const receive = (token: string) =>
    post(engine, '/v1/dossiers/receive', {
      headers: { authorization: `Bearer ${token}` },
      body: { opening: openingData(), components: COMPLETE },
    });

  it('lets its holder act, under the name that it carries', async () => {
    const { status, body } = await receive(signed(issuer.privateKey, CLAIMS));
    expect(status).toBe(201);
    const history = await get(engine, `/v1/dossiers/${String(body['code'])}/history`, { as: 'auditor' });
    expect(history.body).toMatchObject([{ actor: { id: 'lan', role: 'clerk', unit: ONE_STOP } }]);
  });

  it.each([
    ['has expired', 401, 'expired-token', () => signed(issuer.privateKey, { ...CLAIMS, exp: NOW_S - 600 })],
    [
      'is of another issuer',
      401,
      'wrong-issuer',
      () => signed(issuer.privateKey, { ...CLAIMS, iss: 'https://x' }),
    ],
    [
      'is for another service',
      401,
      'wrong-audience',
      () => signed(issuer.privateKey, { ...CLAIMS, aud: 'x' }),
    ],
    ['was signed by an impostor', 401, 'wrong-signature', () => signed(impostor.privateKey, CLAIMS)],
    [
      'names no role',
      403,
      'role-not-accepted',
      () => signed(issuer.privateKey, { ...CLAIMS, role: 'clock' }),
    ],
    ['is cut off', 401, 'malformed-token', () => signed(issuer.privateKey, CLAIMS).slice(9)],
  ])('does not let anybody act when it %s', async (...[, status, code, token]) => {
    const answer = await receive(token());
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(engine.log.join('')).not.toContain(token());
  });
});
