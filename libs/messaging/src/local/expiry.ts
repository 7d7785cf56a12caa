import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { epochMs, type Instant } from '@hoso/kernel';
import { piecesOf } from '../files/lines';
import { syncFolder } from '../files/write-whole';
import { endsIn, MARK, type PartitionEnd } from './batch-lines';
import { OpenTopicFile } from './open-topic-file';
import type { TopicFile } from './topic-file';

/** As soon as so much of a file has expired it is written anew: later, and more lies about; earlier, and more is copied. */
const WORTH_IT = 1 / 4;

const MARK_BYTES = Buffer.from(MARK);

/** What may go: up to a place, in bytes, at which partitions begin with these offsets. */
interface Expired {
  readonly upTo: number;
  readonly ends: readonly PartitionEnd[];
}

/** Whole batches written before a moment, from the first on; the last mark of a file always stays. */
const expiredIn = async (file: OpenTopicFile, end: number, before: number): Promise<Expired | undefined> => {
  let expired: Expired | undefined;
  let upToLastMark: Expired | undefined;
  for await (const { text, at, next } of file.lines(file.first, end)) {
    if (text.subarray(0, MARK_BYTES.length).equals(MARK_BYTES)) {
      const ends = endsIn(text.toString());
      expired = { upTo: next, ends };
      upToLastMark = { upTo: at, ends };
    } else {
      const { writtenAt } = JSON.parse(text.toString()) as { readonly writtenAt: Instant };
      if (epochMs(writtenAt) >= before) return expired;
    }
  }
  return upToLastMark;
};

const writeWithout = async (path: string, file: OpenTopicFile, { upTo, ends }: Expired): Promise<void> => {
  const dropped = { upTo, begins: ends.map(([next]) => next) };
  const draft = `${path}.kept`;
  const kept = await open(draft, 'w');
  try {
    await kept.write(`${JSON.stringify({ ...file.head, dropped })}\n`);
    const end = file.positionOf(await file.end());
    for await (const piece of piecesOf(file.handle, file.positionOf(upTo), end)) await kept.write(piece);
    await kept.sync();
  } finally {
    await kept.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
};

/**
 * Lets go of the batches of a topic file that were written before a moment, once they are a quarter of it: the file is replaced, in one
 * step, by one without them. Who reads the old one reads on; only the holder of the folder may.
 */
export const dropExpired = async (topic: TopicFile, before: number): Promise<void> => {
  const { path } = topic;
  const { end } = await topic.committed();
  const file = await OpenTopicFile.open(path);
  try {
    const expired = await expiredIn(file, end, before);
    const isWorthIt = expired && expired.upTo - file.first > (end - file.first) * WORTH_IT;
    if (isWorthIt) await writeWithout(path, file, expired);
  } finally {
    await file.close();
  }
};
