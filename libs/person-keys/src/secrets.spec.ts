import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSecretsError, loadOrCreateSecrets, parseSecrets } from './secrets';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoso-secrets-'));
  file = join(folder, 'data', 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = () => loadOrCreateSecrets(join(folder, 'data'));
const failure = (): unknown => {
  try {
    return load();
  } catch (error) {
    return error;
  }
};

describe('the secrets of a data folder', () => {
  it('are made once, for their owner alone', () => {
    const secrets = load();
    expect([secrets.masterKey.length, secrets.hmacSecret.length]).toEqual([32, 32]);
    expect(secrets.masterKey.equals(secrets.hmacSecret)).toBe(false);
    expect(load()).toEqual(secrets);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['secrets.json']);
    expect(parseSecrets(readFileSync(file, 'utf8'), 'the environment')).toEqual(secrets);
  });

  it.each(['', '{', 'null', '{"masterKey":"AAAA","hmacSecret":"AAAA"}'])(
    'are never replaced when the file holds %j',
    (text) => {
      load();
      writeFileSync(file, text);
      const error = failure();
      expect(isSecretsError(error) && error.message).toMatch(
        `${file} does not hold masterKey and hmacSecret`,
      );
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  it('are refused when others may read them, with what to do', () => {
    load();
    chmodSync(file, 0o640);
    const error = failure();
    expect(isSecretsError(error) && error.message).toMatch('(mode 640): chmod 600 it');
  });
});
