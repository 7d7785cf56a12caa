import type { LogDatabase } from './log-database';

/** Where a stream stands once everything decided so far is on disk. */
export interface Head {
  /** The position of the stream's first event; -1 before there is one. */
  number: number;
  /** -1 while the stream has no event. */
  revision: number;
}

/** About 130 bytes each; one that was forgotten costs two look-ups when its stream is written to again. */
const HEADS_PER_GENERATION = 25_000;

/**
 * The heads of the streams lately written to, in two generations: when the younger is full it becomes the older one,
 * whose streams are read from disk again if they are needed.
 */
export class StreamHeads {
  private younger = new Map<string, Head>();
  private older = new Map<string, Head>();
  /** Where the log will end when everything in the older generation is on disk. */
  private olderEnd = 0;

  constructor(private readonly database: LogDatabase) {}

  /** @throws RefusedRequest for a name that cannot be stored */
  of(stream: Buffer): Head {
    const name = stream.toString();
    const known = this.younger.get(name);
    if (known) return known;
    const head = this.older.get(name) ?? this.load(stream);
    this.younger.set(name, head);
    return head;
  }

  /** Forgets what can be read back: never a head that is decided and not yet on disk. */
  trim(decidedEnd: number, diskEnd: number): void {
    if (this.younger.size < HEADS_PER_GENERATION || diskEnd < this.olderEnd) return;
    this.older = this.younger;
    this.olderEnd = decidedEnd;
    this.younger = new Map();
  }

  private load(stream: Buffer): Head {
    const number = this.database.numberOf(stream);
    if (number === undefined) return { number: -1, revision: -1 };
    return { number, revision: this.database.lastRevision(number) };
  }
}
