/** The media type of bulks, in and out. */
export const NDJSON = 'application/x-ndjson';

/** The largest single body, and the largest line of a bulk. */
export const MAX_BODY_BYTES = 256 * 1024;
