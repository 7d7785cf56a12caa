/** CloudEvents 1.0 in its JSON format, structured mode; `time` is business time. */
export interface CloudEvent<Data = unknown> {
  readonly specversion: '1.0';
  /** The event’s own UUID, the same in every topic and every repetition. */
  readonly id: string;
  /** Where it comes from: the stream, as a URI reference such as `/dossiers/H23.21-251114-0001`. */
  readonly source: string;
  /** `vn.hoso.dossier.received.v1`: versioned, never changed after it was published. */
  readonly type: string;
  /** The key of the record. */
  readonly subject: string;
  /** Business time, RFC 3339 in UTC with milliseconds, as the log keeps it. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Address of the JSON Schema of `data`. */
  readonly dataschema: string;
  readonly data: Data;
}

/** Names of the headers of a record. */
export const HEADERS = {
  contentType: 'content-type',
  /** Position in the log of the event that it tells, in decimal digits: what a relay resumes by. */
  logPosition: 'logposition',
  /** The record’s number under its key in its topic: from 0, without gap or repeat. */
  sequence: 'sequence',
  /** Revision in the dossier, from 0; on the dossier topic only, where it equals `sequence`. */
  dossierSequence: 'dossierseq',
  /** SHA-256 of the event in its chain, hex. */
  hash: 'hash',
  /** `hash` of the event before it; empty for the first. */
  previousHash: 'prevhash',
  /** Of a reply: partition and offset of the command that it answers, as `3/1723`; a repeated answer has the same. */
  answers: 'answers',
  /** `true` on history that was imported. */
  imported: 'imported',
} as const;

export const CLOUD_EVENTS_JSON = 'application/cloudevents+json; charset=UTF-8';
