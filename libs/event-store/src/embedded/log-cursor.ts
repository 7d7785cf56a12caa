import { eventsOf, type Frame, type StoredEvent } from './frame';
import type { Direction, LogDatabase } from './log-database';

/** Steps through events; `next` gives those of at most so many appends, none at the end, perhaps more later. */
export interface LogCursor {
  next(appends: number): readonly StoredEvent[];
}

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
    if (++count > 1 && bytes > BYTES_AT_ONCE) return;
  }
}

const steps = (appends: number, reverse: boolean): Direction => ({
  reverse,
  limit: Math.min(appends, APPENDS_AT_ONCE) + 1,
});

/** The whole log from a position on, inclusive. */
export class AllForwards implements LogCursor {
  constructor(
    private readonly database: LogDatabase,
    private from: number,
  ) {}

  next(appends: number): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    for (const frame of bounded(this.database.frames(this.from, steps(appends, false))))
      for (const event of eventsOf(frame)) if (event.position >= this.from) events.push(event);
    this.from = (events.at(-1)?.position ?? this.from - 1) + 1;
    return events;
  }
}

/** The whole log from a position back to the first event, inclusive. */
export class AllBackwards implements LogCursor {
  constructor(
    private readonly database: LogDatabase,
    private from: number,
  ) {}

  next(appends: number): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    if (this.from < 0) return events;
    for (const frame of bounded(this.database.frames(this.from, steps(appends, true))))
      for (const event of eventsOf(frame).reverse()) if (event.position <= this.from) events.push(event);
    this.from = (events.at(-1)?.position ?? 0) - 1;
    return events;
  }
}

/** One stream from a revision on, inclusive; the stream may come into being later. */
export class StreamForwards implements LogCursor {
  constructor(
    private readonly database: LogDatabase,
    private readonly stream: Buffer,
    private from: number,
  ) {}

  next(appends: number): readonly StoredEvent[] {
    const number = this.database.numberOf(this.stream);
    if (number === undefined || this.from > 0xffffffff) return [];
    const events: StoredEvent[] = [];
    for (const frame of bounded(this.database.framesOf(number, this.from, steps(appends, false))))
      for (const event of eventsOf(frame)) if (event.revision >= this.from) events.push(event);
    this.from = (events.at(-1)?.revision ?? this.from - 1) + 1;
    return events;
  }
}

/** One stream from a revision back to its first event, inclusive. */
export class StreamBackwards implements LogCursor {
  constructor(
    private readonly database: LogDatabase,
    private readonly stream: Buffer,
    private from: number,
  ) {}

  next(appends: number): readonly StoredEvent[] {
    const number = this.database.numberOf(this.stream);
    if (number === undefined || this.from < 0) return [];
    const events: StoredEvent[] = [];
    for (const frame of bounded(
      this.database.framesOf(number, Math.min(this.from, 0xffffffff), steps(appends, true)),
    ))
      for (const event of eventsOf(frame).reverse()) if (event.revision <= this.from) events.push(event);
    this.from = (events.at(-1)?.revision ?? 0) - 1;
    return events;
  }
}
