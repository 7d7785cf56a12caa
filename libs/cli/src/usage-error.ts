/** The words of a command line are off; the message says which and what is expected. */
export class UsageError extends Error {
  readonly code = 'usage';
}

export const isUsageError = (error: unknown): error is UsageError => error instanceof UsageError;
