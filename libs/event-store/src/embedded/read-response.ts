import { structuredId } from './event-id';
import { ID_FIELD, idOf, type StoredEvent } from './frame';
import { integer, nested, place } from './wire';

/** An event as an answer to a read. */
export const eventResponse = (event: StoredEvent, structuredIds: boolean): Buffer => {
  const body = structuredIds
    ? Buffer.concat([nested(1, structuredId(idOf(event))), event.body.subarray(ID_FIELD)])
    : event.body;
  return nested(1, nested(1, body), integer(3, event.position));
};

/** The subscription stands. */
export const confirmation = (id: string): Buffer => nested(2, nested(1, id));

/** Everything up to this position was considered. */
export const checkpoint = (position: number): Buffer => place(3, position);

/** The stream that was to be read does not exist. */
export const streamNotFound = (stream: Buffer): Buffer => nested(4, nested(1, nested(3, stream)));

/** The end of the log was reached. */
export const CAUGHT_UP = nested(8);
