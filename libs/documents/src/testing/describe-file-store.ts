import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { isFileTooLarge, type FileKey, type FileStore, type KeyFinder } from '../files/file-store';

const MAX_BYTES = 1_000_000;

export const fileKey = (name: string): FileKey => ({ name, key: createHash('sha256').update(name).digest() });

/** Finds the keys of these names and no others. */
export const keysOf =
  (...names: readonly string[]): KeyFinder =>
  (name) =>
    Promise.resolve(names.includes(name) ? fileKey(name).key : undefined);

export const uploadOf = (bytes: Uint8Array, mediaType = 'application/pdf') => ({
  content: Readable.from(pieces(bytes)) as AsyncIterable<Uint8Array>,
  mediaType,
  maxBytes: MAX_BYTES,
});

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_000) yield bytes.subarray(at, at + 65_000);
}

/** What every store of files keeps to. */
export const describeFileStore = (name: string, make: () => Promise<FileStore>): void => {
  describe(`files kept by ${name}`, () => {
    const content = randomBytes(200_000);
    const sha256 = createHash('sha256').update(content).digest('hex');
    let store: FileStore;
    beforeEach(async () => {
      store = await make();
    });

    it('come back as they were, by the hash of their content', async () => {
      const ref = await store.put(uploadOf(content), fileKey('one'));
      expect(ref).toEqual({ sha256, mediaType: 'application/pdf', sizeBytes: 200_000 });
      const found = await store.get(sha256, keysOf('one'));
      expect(found).toEqual({ ref, bytes: content });
      expect([await store.has(sha256), await store.has('0'.repeat(64))]).toEqual([true, false]);
    });

    it('are the same when they are put again', async () => {
      const first = await store.put(uploadOf(content), fileKey('one'));
      expect(await store.put(uploadOf(content), fileKey('one'))).toEqual(first);
    });

    it('may be empty', async () => {
      const { sha256: hash, sizeBytes } = await store.put(uploadOf(Buffer.alloc(0)), fileKey('one'));
      expect(sizeBytes).toBe(0);
      expect(await store.get(hash, keysOf('one'))).toMatchObject({ bytes: Buffer.alloc(0) });
    });

    it('that were never stored are not found', async () =>
      expect(await store.get('0'.repeat(64), keysOf('one'))).toBeUndefined());

    it('are erased with their key, and only then', async () => {
      await store.put(uploadOf(content), fileKey('one'));
      expect(await store.get(sha256, keysOf('two'))).toBe('erased');
      await store.put(uploadOf(content), fileKey('two'));
      expect(await store.get(sha256, keysOf('two'))).toMatchObject({ bytes: content });
      expect(await store.get(sha256, keysOf('one'))).toMatchObject({ bytes: content });
    });

    it('have a limit, up to which they are taken and beyond which nothing is kept', async () => {
      const most = randomBytes(MAX_BYTES);
      const { sha256: hash } = await store.put(uploadOf(most), fileKey('one'));
      expect(await store.has(hash)).toBe(true);
      const more = Buffer.concat([most, Buffer.alloc(1)]);
      const fault: unknown = await store.put(uploadOf(more), fileKey('one')).catch((e: unknown) => e);
      expect(isFileTooLarge(fault) && fault.maxBytes).toBe(MAX_BYTES);
      expect(await store.has(createHash('sha256').update(more).digest('hex'))).toBe(false);
    });
  });
};
