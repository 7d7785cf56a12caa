import { createHash } from 'node:crypto';
import { FileTooLarge, type Upload } from './file-store';

/** Content on its way through: its hash and length once all of it has passed. */
export class Measured {
  private readonly hash = createHash('sha256');
  sizeBytes = 0;

  constructor(private readonly upload: Upload) {}

  /** @throws FileTooLarge as soon as more has passed than is taken */
  async *content(): AsyncGenerator<Uint8Array> {
    const { content, maxBytes } = this.upload;
    for await (const chunk of content) {
      this.sizeBytes += chunk.length;
      if (this.sizeBytes > maxBytes) throw new FileTooLarge(maxBytes);
      this.hash.update(chunk);
      yield chunk;
    }
  }

  /** To be asked once, at the end. */
  sha256(): string {
    return this.hash.digest('hex');
  }
}
