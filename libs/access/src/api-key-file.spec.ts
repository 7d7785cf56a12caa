import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addApiKey, ApiKeys, issueApiKey, readApiKeys } from './index';

const CLERK = { id: 'clerk-1', role: 'clerk', units: ['H23.01'] } as const;

describe('the file of API keys', () => {
  let folder: string;
  const file = () => join(folder, 'data', 'api-keys.json');
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'hoso-keys-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('holds no key before one is added, and never a secret', async () => {
    expect(await readApiKeys(file())).toEqual([]);
    const { key, secret } = await addApiKey(file(), CLERK);
    await addApiKey(file(), { ...CLERK, id: 'clerk-2' });
    expect((await readApiKeys(file())).map(({ id }) => id)).toEqual(['clerk-1', 'clerk-2']);
    expect(new ApiKeys(await readApiKeys(file())).find(secret)).toEqual(CLERK);
    expect(await readFile(file(), 'utf8')).not.toContain(secret);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'data'))).toEqual(['api-keys.json']);
    expect(key.sha256).toHaveLength(64);
  });

  it('takes an id once', async () => {
    await addApiKey(file(), CLERK);
    await expect(addApiKey(file(), CLERK)).rejects.toMatchObject({ code: 'api-key-file-invalid' });
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
    await expect(addApiKey(path, CLERK)).rejects.toMatchObject({ code: 'api-key-file-invalid' });
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
