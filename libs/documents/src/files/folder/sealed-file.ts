import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { FileDamaged, type FileKey, type StoredFile } from '../file-store';

const FORMAT = 'hoso-file-1';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const NEW_LINE = 0x0a;

/** The first line of a sealed file, in clear and bound to the rest; the ciphertext and its tag follow. */
interface Header {
  readonly format: typeof FORMAT;
  /** Of the key. */
  readonly key: string;
  readonly mediaType: string;
  /** Base64. */
  readonly iv: string;
}

/** Seals content with AES-256-GCM as it passes. */
export async function* sealed(
  content: AsyncIterable<Uint8Array>,
  mediaType: string,
  { key, name }: FileKey,
): AsyncGenerator<Uint8Array> {
  const iv = randomBytes(IV_BYTES);
  const header: Header = { format: FORMAT, key: name, mediaType, iv: iv.toString('base64') };
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(line);
  yield line;
  for await (const chunk of content) yield cipher.update(chunk);
  yield Buffer.concat([cipher.final(), cipher.getAuthTag()]);
}

/** A sealed file as it was read, and where. */
export interface SealedFile {
  readonly place: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const headerIn = ({ bytes, place }: SealedFile): { readonly header: Header; readonly end: number } => {
  const end = bytes.indexOf(NEW_LINE) + 1;
  try {
    const header = JSON.parse(bytes.toString('utf8', 0, end)) as Header;
    if (header.format === FORMAT && bytes.length >= end + TAG_BYTES) return { header, end };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new FileDamaged(place);
};

const decrypt = (
  { bytes, place }: SealedFile,
  end: number,
  { key, iv }: { key: FileKey['key']; iv: string },
) => {
  const tagFrom = bytes.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(bytes.subarray(0, end));
    decipher.setAuthTag(bytes.subarray(tagFrom));
    return Buffer.concat([decipher.update(bytes.subarray(end, tagFrom)), decipher.final()]);
  } catch (cause) {
    throw new FileDamaged(place, { cause });
  }
};

/** Nothing is given out before its tag and its hash are right. @throws FileDamaged */
export const opened = (file: SealedFile, key: FileKey['key']): StoredFile => {
  const { header, end } = headerIn(file);
  const bytes = decrypt(file, end, { key, iv: header.iv });
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) throw new FileDamaged(file.place);
  return { ref: { sha256: file.sha256, mediaType: header.mediaType, sizeBytes: bytes.length }, bytes };
};
