import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys, issueApiKey, openApiKeys, readApiKeys } from './index';

const HOLDERS = [
  { id: 'development', role: 'service', units: 'all' },
  { id: 'auditor', role: 'auditor', units: [] },
] as const;

describe('the file of API keys', () => {
  let folder: string;
  const file = () => join(folder, 'data', 'api-keys.json');
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'hoso-keys-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('is made on the first start, shows the secrets once and keeps none', async () => {
    const first = await openApiKeys(file(), HOLDERS);
    const second = await openApiKeys(file(), HOLDERS);
    const text = await readFile(file(), 'utf8');
    expect(first.issued.map(({ key }) => key.id)).toEqual(['development', 'auditor']);
    expect(second).toEqual({ keys: first.keys, issued: [] });
    expect(first.issued.some(({ secret }) => text.includes(secret))).toBe(false);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('is made by one of several that start at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => openApiKeys(file(), HOLDERS)));
    expect(outcomes.filter(({ issued }) => issued.length > 0)).toHaveLength(1);
    expect(new Set(outcomes.map(({ keys }) => JSON.stringify(keys))).size).toBe(1);
    expect(await readdir(join(folder, 'data'))).toEqual(['api-keys.json']);
  });

  it('names every fault at once', async () => {
    const path = join(folder, 'keys.json');
    const { key } = issueApiKey({ id: 'a', role: 'clerk', units: ['H23.15'] });
    const faulty = { id: '', role: 'clock', units: [7], sha256: 'short' };
    await writeFile(path, JSON.stringify({ keys: [key, { ...key, id: 'b' }, faulty] }));
    await expect(readApiKeys(path)).rejects.toMatchObject({
      code: 'api-key-file-invalid',
      file: path,
      faults: [
        expect.stringMatching(/^keys\[2\]\.id/),
        expect.stringMatching(/^keys\[2\]\.role/),
        expect.stringMatching(/^keys\[2\]\.units/),
        expect.stringMatching(/^keys\[2\]\.sha256/),
        'the same secret stands twice',
      ],
    });
  });

  it.each(['', '{"keys": 1}', 'null'])('does not take %j for a file of keys', async (text) => {
    const path = join(folder, 'keys.json');
    await writeFile(path, text);
    await expect(openApiKeys(path, HOLDERS)).rejects.toMatchObject({ code: 'api-key-file-invalid' });
  });
});

describe('API keys', () => {
  it('find whom a secret stands for and nobody for another', () => {
    const { key, secret } = issueApiKey({ id: 'local', role: 'import', units: 'all' });
    const keys = new ApiKeys([key]);
    expect(keys.find(secret)).toEqual({ id: 'local', role: 'import', units: 'all' });
    expect(keys.find(`${secret}x`)).toBeUndefined();
    expect(keys.find(key.sha256)).toBeUndefined();
  });
});
