import { eventsOf, type Frame, type StoredEvent } from './frame';
import type { Direction } from './log-database';

/** How many appends are read at most between two turns of the event loop. */
const APPENDS_AT_ONCE = 128;
const BYTES_AT_ONCE = 2 * 1024 * 1024;

/** The first append may hold nothing that is wanted, therefore at least two. */
function* bounded(frames: Iterable<Frame>): Generator<Frame> {
  let bytes = 0;
  let count = 0;
  for (const frame of frames) {
    yield frame;
    bytes += frame.bytes.length;
    if (++count > APPENDS_AT_ONCE || (count > 1 && bytes > BYTES_AT_ONCE)) return;
  }
}

/** What a cursor goes through, which way, and by which number of its events. */
export interface Track {
  readonly by: 'position' | 'revision';
  readonly reverse: boolean;
  frames(from: number, direction: Direction): Iterable<Frame>;
}

/**
 * All events of a track from a number on, inclusive; `next` gives those of at most so many appends, none at the end,
 * perhaps more later.
 */
export class TrackCursor {
  constructor(
    private readonly track: Track,
    /** Where `next` goes on. */
    public from: number,
  ) {}

  next(appends: number): readonly StoredEvent[] {
    if (this.from < 0) return [];
    const { by, reverse } = this.track;
    const limit = Math.min(appends, APPENDS_AT_ONCE) + 1;
    const frames = bounded(this.track.frames(this.from, { reverse, limit }));
    const events = reverse ? this.backwards(frames) : this.forwards(frames);
    const last = events.at(-1);
    if (last) this.from = last[by] + (reverse ? -1 : 1);
    return events;
  }

  private forwards(frames: Iterable<Frame>): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    for (const frame of frames)
      for (const event of eventsOf(frame)) if (event[this.track.by] >= this.from) events.push(event);
    return events;
  }

  private backwards(frames: Iterable<Frame>): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    for (const frame of frames)
      for (const event of eventsOf(frame).reverse())
        if (event[this.track.by] <= this.from) events.push(event);
    return events;
  }
}
