import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describeFileStore, fileKey, keysOf, uploadOf } from '../testing';
import { isFileDamaged } from './file-store';
import { FolderFileStore } from './folder/folder-file-store';
import { MemoryFileStore } from './memory/memory-file-store';

describeFileStore('memory', () => Promise.resolve(new MemoryFileStore()));

describe('a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hoso-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  describeFileStore('a folder', () => FolderFileStore.open(folder));

  const kept = (sha256: string, key = 'one'): string =>
    join(folder, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.${key}`);

  it('holds nothing in clear, for its owner alone', async () => {
    const store = await FolderFileStore.open(folder);
    const text = Buffer.from('Số định danh 030190001234 '.repeat(100));
    const { sha256 } = await store.put(uploadOf(text), fileKey('one'));
    const bytes = readFileSync(kept(sha256));
    expect(bytes.includes('030190001234')).toBe(false);
    expect(statSync(kept(sha256)).mode & 0o077).toBe(0);
    const again = await store.put(uploadOf(text), fileKey('one'));
    expect(readFileSync(kept(again.sha256)).equals(bytes)).toBe(false);
  });

  it.each([
    ['a byte of the content', (bytes: Buffer) => bytes.with(bytes.length - 40, bytes.at(-40)! ^ 1)],
    [
      'the media type',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('/pdf', '/exe'), 'latin1'),
    ],
    ['the end', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['everything', () => Buffer.alloc(0)],
  ])('names a file in which %s was changed, and takes it anew', async (_, change) => {
    const store = await FolderFileStore.open(folder);
    const content = randomBytes(1_000);
    const { sha256 } = await store.put(uploadOf(content), fileKey('one'));
    writeFileSync(kept(sha256), change(readFileSync(kept(sha256))));
    const fault: unknown = await store.get(sha256, keysOf('one')).catch((e: unknown) => e);
    expect(isFileDamaged(fault) && fault.place).toBe(kept(sha256));
    await store.put(uploadOf(content), fileKey('one'));
    expect(await store.get(sha256, keysOf('one'))).toMatchObject({ bytes: content });
  });

  it('knows a file that was put in the place of another', async () => {
    const store = await FolderFileStore.open(folder);
    const one = await store.put(uploadOf(randomBytes(100)), fileKey('one'));
    const other = await store.put(uploadOf(randomBytes(100)), fileKey('one'));
    writeFileSync(kept(one.sha256), readFileSync(kept(other.sha256)));
    await expect(store.get(one.sha256, keysOf('one'))).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it('shows nothing of an upload that was cut, and clears it away a day later', async () => {
    const store = await FolderFileStore.open(folder);
    const cut = function* (): Generator<Uint8Array> {
      yield Buffer.alloc(1_000);
      throw new Error('the connection was lost');
    };
    const upload = { content: Readable.from(cut()), mediaType: 'application/pdf', maxBytes: 10_000 };
    await expect(store.put(upload, fileKey('one'))).rejects.toThrow('the connection was lost');
    expect(readdirSync(folder)).toEqual(['incoming']);
    const [fresh, old] = ['fresh', 'old'].map((name) => join(folder, 'incoming', name));
    writeFileSync(fresh!, 'half');
    writeFileSync(old!, 'half');
    utimesSync(old!, new Date('2026-01-01'), new Date('2026-01-01'));
    await FolderFileStore.open(folder);
    expect(readdirSync(join(folder, 'incoming'))).toEqual(['fresh']);
  });

  it('takes no name of a key that leads elsewhere', async () => {
    const store = await FolderFileStore.open(folder);
    await expect(store.put(uploadOf(Buffer.alloc(1)), fileKey('../out'))).rejects.toThrow(RangeError);
  });
});
