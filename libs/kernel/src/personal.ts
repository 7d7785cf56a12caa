/** Personal data of a citizen, never stored in clear (design rule "Personal data"). */
export interface Envelope {
  /** Opaque id of the person whose key opens it. */
  readonly person: string;
  /** Initialisation vector, 12 bytes, base64. */
  readonly iv: string;
  /** AES-256-GCM ciphertext followed by its 16-byte tag, base64. */
  readonly sealed: string;
}

/** In clear inside a command, sealed in everything stored; the law reads neither. */
export type Personal<T> = T | Envelope;

export const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && 'sealed' in value && 'iv' in value && 'person' in value;
