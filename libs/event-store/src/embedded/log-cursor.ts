import { eventsOf, type Frame, type StoredEvent } from './frame';
import type { Direction, LogDatabase } from './log-database';

/** How many appends are read at most between two turns of the event loop. */
const APPENDS_AT_ONCE = 128;
const BYTES_AT_ONCE = 2 * 1024 * 1024;
/** How many positions are passed over at most between two turns. */
const POSITIONS_AT_ONCE = 32_768;

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

/** Appends that were looked up beforehand. */
export interface Chosen {
  /** Ascending. */
  readonly positions: readonly number[];
  /** The position up to which they are all that is wanted. */
  readonly end: number;
}

/** Forwards from a position on without reading what was not chosen; moves on in steps even where nothing is. */
export class ChosenCursor {
  private at = 0;

  constructor(
    private readonly database: LogDatabase,
    private readonly chosen: Chosen,
    public from: number,
  ) {}

  get isAtEnd(): boolean {
    return this.from >= this.chosen.end;
  }

  next(): readonly StoredEvent[] {
    const { positions, end } = this.chosen;
    const until = Math.min(this.from + POSITIONS_AT_ONCE, end);
    const events: StoredEvent[] = [];
    for (const frame of bounded(this.framesBefore(until)))
      for (const event of eventsOf(frame)) if (event.position >= this.from) events.push(event);
    const passed = Math.min(until, positions[this.at] ?? until);
    this.from = Math.max(passed, (events.at(-1)?.position ?? -1) + 1);
    return events;
  }

  private *framesBefore(until: number): Generator<Frame> {
    const { positions } = this.chosen;
    for (let next = positions[this.at]; next !== undefined && next < until; next = positions[this.at]) {
      this.at++;
      yield this.database.frame(next);
    }
  }
}
