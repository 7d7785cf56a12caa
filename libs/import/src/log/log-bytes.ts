import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LogError } from './log-error';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

const isGzip = async (file: string): Promise<boolean> => {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(GZIP_MAGIC.length), 0, GZIP_MAGIC.length, 0);
    return bytesRead === GZIP_MAGIC.length && buffer.equals(GZIP_MAGIC);
  } finally {
    await handle.close();
  }
};

const readFault = (file: string, cause: unknown): LogError => {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_'))
    return new LogError({
      code: 'log-malformed',
      file,
      reason: 'the gzip data is damaged or cut off',
      cause,
    });
  const reason = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code || String(cause)})`;
  return new LogError({ code: 'log-unreadable', file, reason, cause });
};

/** The content of a regular file, unpacked when it begins like gzip, whatever its name. @throws LogError */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    const plain = createReadStream(file);
    plain.on('error', () => undefined);
    const source = (await isGzip(file)) ? pipeline(plain, createGunzip(), () => undefined) : plain;
    for await (const chunk of source) yield chunk as Buffer;
  } catch (error) {
    throw readFault(file, error);
  }
}
