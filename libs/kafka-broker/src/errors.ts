/** The broker cannot be started or stopped; the message says what to do. */
export class KafkaBrokerError extends Error {
  constructor(
    readonly code: 'kafka-prerequisite-missing' | 'kafka-already-runs' | 'kafka-did-not-start',
    message: string,
  ) {
    super(message);
    this.name = 'KafkaBrokerError';
  }
}

const CODES: ReadonlySet<unknown> = new Set([
  'kafka-prerequisite-missing',
  'kafka-already-runs',
  'kafka-did-not-start',
]);

export const isKafkaBrokerError = (error: unknown): error is KafkaBrokerError =>
  CODES.has((error as { code?: unknown } | null)?.code);
