import type { Kafka } from 'kafkajs';
import type { TopicRecord } from '../port';
import { scanPieces, type Piece } from './partition-scan';

/** A partition from its first record to its stable end, in offsets; `to` is exclusive. */
export type Extent = Piece & { readonly to: bigint };

const FIRST_LOOK = 64n;
const GROWTH = 32n;

/**
 * The last committed record of each partition. Markers and aborted records count as offsets without being records, so it
 * looks further back where the end holds nothing else.
 */
export const lastRecords = async (
  kafka: Kafka,
  extents: readonly Extent[],
  signal: AbortSignal,
): Promise<readonly TopicRecord[]> => {
  const found: TopicRecord[] = [];
  let searched = extents.filter(({ from, to }) => from < to);
  for (let width = FIRST_LOOK; searched.length > 0; width *= GROWTH) {
    const ends = searched.map((extent) => ({ ...extent, from: startOf(extent, width) }));
    const last = new Map<string, TopicRecord>();
    for await (const record of scanPieces(kafka, ends, signal))
      last.set(`${record.topic}/${record.partition}`, record);
    signal.throwIfAborted();
    found.push(...last.values());
    searched = searched
      .filter((extent) => !last.has(`${extent.topic}/${extent.partition}`))
      .map((extent) => ({ ...extent, to: startOf(extent, width) }))
      .filter(({ from, to }) => from < to);
  }
  return found;
};

const startOf = ({ from, to }: Extent, width: bigint): bigint => (to - width > from ? to - width : from);
