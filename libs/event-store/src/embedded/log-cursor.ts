import { eventsOf, type Frame, type StoredEvent } from './frame';
import type { LogDatabase } from './log-database';

/** Steps through events; `next` is empty at the end, and more may be there at a later call. */
export interface LogCursor {
  next(): readonly StoredEvent[];
}

/** How many appends are read between two turns of the event loop. */
const APPENDS_AT_ONCE = 128;

const BYTES_AT_ONCE = 2 * 1024 * 1024;

function* bounded(frames: Iterable<Frame>): Generator<Frame> {
  let bytes = 0;
  for (const frame of frames) {
    yield frame;
    bytes += frame.bytes.length;
    if (bytes > BYTES_AT_ONCE) return;
  }
}

const FORWARDS = { reverse: false, limit: APPENDS_AT_ONCE };
const BACKWARDS = { reverse: true, limit: APPENDS_AT_ONCE };

/** The whole log from a position on, inclusive. */
export class AllForwards implements LogCursor {
  constructor(
    private readonly database: LogDatabase,
    private from: number,
  ) {}

  next(): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    for (const frame of bounded(this.database.frames(this.from, FORWARDS)))
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

  next(): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    if (this.from < 0) return events;
    for (const frame of bounded(this.database.frames(this.from, BACKWARDS)))
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

  next(): readonly StoredEvent[] {
    const number = this.database.numberOf(this.stream);
    if (number === undefined || this.from > 0xffffffff) return [];
    const events: StoredEvent[] = [];
    for (const frame of bounded(this.database.framesOf(number, this.from, FORWARDS)))
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

  next(): readonly StoredEvent[] {
    const number = this.database.numberOf(this.stream);
    if (number === undefined || this.from < 0) return [];
    const events: StoredEvent[] = [];
    for (const frame of bounded(this.database.framesOf(number, Math.min(this.from, 0xffffffff), BACKWARDS)))
      for (const event of eventsOf(frame).reverse()) if (event.revision <= this.from) events.push(event);
    this.from = (events.at(-1)?.revision ?? 0) - 1;
    return events;
  }
}
