/** A document as it leaves the engine. */
export interface WrittenDocument {
  readonly mediaType: string;
  /** For `Content-Disposition`; ASCII. */
  readonly fileName: string;
  readonly body: AsyncIterable<Uint8Array | string>;
}

export const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
} as const;
