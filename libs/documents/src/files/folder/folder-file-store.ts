import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileRef } from '@hoso/domain';
import { FileStore, type FileKey, type KeyFinder, type StoredFile, type Upload } from '../file-store';
import { Measured } from '../measured';
import { opened, sealed } from './sealed-file';

const INCOMING = 'incoming';
const KEY_NAME = /^[\w~-]{1,64}$/;
/** What a killed process left behind; an upload that is under way is never so old. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1_000;
const OWNER_ONLY = 0o700;

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Files in a folder: `ab/cd/<sha256>.<name of the key>`, each written whole under another name first. */
export class FolderFileStore extends FileStore {
  private constructor(private readonly folder: string) {
    super();
  }

  /** Makes the folder where it is missing, and takes away what killed uploads have left. */
  static async open(folder: string): Promise<FolderFileStore> {
    const incoming = join(folder, INCOMING);
    await mkdir(incoming, { recursive: true, mode: OWNER_ONLY });
    for (const name of await readdir(incoming)) {
      const draft = join(incoming, name);
      const { mtimeMs } = await stat(draft);
      if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(draft, { force: true });
    }
    return new FolderFileStore(folder);
  }

  override async put(upload: Upload, key: FileKey): Promise<FileRef> {
    if (!KEY_NAME.test(key.name)) throw new RangeError(`No name of a key: ${key.name}`);
    const draft = join(this.folder, INCOMING, randomUUID());
    const measured = new Measured(upload);
    try {
      await this.write(draft, sealed(measured.content(), upload.mediaType, key));
      const sha256 = measured.sha256();
      await this.settle(draft, join(this.shelfOf(sha256), `${sha256}.${key.name}`));
      return { sha256, mediaType: upload.mediaType, sizeBytes: measured.sizeBytes };
    } finally {
      await rm(draft, { force: true });
    }
  }

  override async get(sha256: string, keyOf: KeyFinder): Promise<StoredFile | 'erased' | undefined> {
    const copies = await this.copiesOf(sha256);
    if (copies.length === 0) return undefined;
    for (const name of copies) {
      const key = await keyOf(name.slice(sha256.length + 1));
      if (key === undefined) continue;
      const place = join(this.shelfOf(sha256), name);
      return opened({ place, sha256, bytes: await readFile(place) }, key);
    }
    return 'erased';
  }

  override async has(sha256: string): Promise<boolean> {
    return (await this.copiesOf(sha256)).length > 0;
  }

  private shelfOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4));
  }

  private async copiesOf(sha256: string): Promise<readonly string[]> {
    try {
      const names = await readdir(this.shelfOf(sha256));
      return names.filter((name) => name.startsWith(`${sha256}.`)).sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }

  private async write(draft: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const handle = await open(draft, 'wx', 0o600);
    try {
      for await (const chunk of content) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  // Over what is there already: the same content, or a copy that was damaged and comes anew.
  private async settle(draft: string, place: string): Promise<void> {
    const shelf = dirname(place);
    const made = await mkdir(shelf, { recursive: true, mode: OWNER_ONLY });
    await rename(draft, place);
    await syncFolder(shelf);
    if (made === undefined) return;
    await syncFolder(dirname(shelf));
    await syncFolder(this.folder);
  }
}
