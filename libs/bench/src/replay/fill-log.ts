import { randomUUID } from 'node:crypto';
import type { EventStore, EventToAppend } from '@hoso/event-store';

const APPENDS_AT_ONCE = 16;

/** As an import writes them: a dossier's life in one append. */
export const EVENTS_PER_APPEND = 10;

/** Appends copies of a dossier's first events, in streams of their own, until the log has so many more. */
export const fillLog = async (store: EventStore, sample: string, events: number): Promise<void> => {
  const model: EventToAppend[] = [];
  for await (const event of store.read(sample, { max: EVENTS_PER_APPEND })) model.push(event);
  const streams = Math.ceil(events / model.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < streams) {
      const stream = `dossier-filler-${next++}`;
      const copies = model.map(({ type, data, metadata }) => ({ id: randomUUID(), type, data, metadata }));
      await store.append(stream, 'no-stream', copies);
    }
  };
  await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, work));
};
