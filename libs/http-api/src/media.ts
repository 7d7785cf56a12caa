/** The media type of bulks, in and out. */
export const NDJSON = 'application/x-ndjson';

/** The media type of server-sent events. */
export const EVENT_STREAM = 'text/event-stream';

/** The largest single body, and the largest line of a bulk. */
export const MAX_BODY_BYTES = 256 * 1024;
