import type { FileRef } from '@hoso/domain';
import { FileStore, type FileKey, type KeyFinder, type StoredFile, type Upload } from '../file-store';
import { Measured } from '../measured';

/** Files in memory, for tests; nothing is sealed, but a lost key hides what it would have sealed. */
export class MemoryFileStore extends FileStore {
  private readonly files = new Map<string, Map<string, StoredFile>>();

  override async put(upload: Upload, { name }: FileKey): Promise<FileRef> {
    const measured = new Measured(upload);
    const chunks: Uint8Array[] = [];
    for await (const chunk of measured.content()) chunks.push(chunk);
    const ref = { sha256: measured.sha256(), mediaType: upload.mediaType, sizeBytes: measured.sizeBytes };
    const copies = this.files.get(ref.sha256) ?? new Map<string, StoredFile>();
    this.files.set(ref.sha256, copies.set(name, { ref, bytes: Buffer.concat(chunks) }));
    return ref;
  }

  override async get(sha256: string, keyOf: KeyFinder): Promise<StoredFile | 'erased' | undefined> {
    const copies = this.files.get(sha256);
    if (!copies) return undefined;
    for (const [name, file] of copies) if ((await keyOf(name)) !== undefined) return file;
    return 'erased';
  }

  override has(sha256: string): Promise<boolean> {
    return Promise.resolve(this.files.has(sha256));
  }
}
