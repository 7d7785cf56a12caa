import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { WrittenDocument } from '@hoso/documents';

type Chunk = Uint8Array | string;

async function* resumed(first: IteratorResult<Chunk>, rest: AsyncIterator<Chunk>): AsyncGenerator<Chunk> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/**
 * Sends a document while it is written. Its first piece is waited for, so that whatever stands in the way of it is
 * still answered as a problem; a fault behind it cuts the connection.
 */
export const sendDocument = async (document: WrittenDocument, reply: FastifyReply): Promise<void> => {
  const pieces = document.body[Symbol.asyncIterator]();
  const first = await pieces.next();
  void reply
    .type(document.mediaType)
    .header('content-disposition', `attachment; filename="${document.fileName}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(Readable.from(resumed(first, pieces)));
};
