/**
 * `unavailable`: no binaries for this machine; `in-use`: another process runs on this folder; `unreachable`: the
 * server's user cannot reach what is there; `data-missing`: the folder's data was taken away; `failed`: the server
 * did not start, its last words are in the message.
 */
export type EmbeddedPostgresFault = 'unavailable' | 'in-use' | 'unreachable' | 'data-missing' | 'failed';

/** The embedded PostgreSQL cannot serve; the message says what was found and what to do. */
export class EmbeddedPostgresError extends Error {
  readonly code: `embedded-postgres-${EmbeddedPostgresFault}`;

  constructor(fault: EmbeddedPostgresFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = `embedded-postgres-${fault}`;
  }
}

export const isEmbeddedPostgresError = (error: unknown): error is EmbeddedPostgresError =>
  error instanceof EmbeddedPostgresError;
