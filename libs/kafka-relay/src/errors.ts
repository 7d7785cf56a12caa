/** Another relay opened a session on the same tables: this one is over. */
export class RelayReplaced extends Error {
  readonly code = 'relay-replaced';

  constructor() {
    super('Another relay has taken over');
  }
}

export const isRelayReplaced = (error: unknown): error is RelayReplaced => error instanceof RelayReplaced;

/** Records that were acknowledged are not there: topics of another cluster, or topics that lost their data. */
export class TopicsIncomplete extends Error {
  readonly code = 'topics-incomplete';

  /** @param lacking each partition, the position up to which it was published, and where it ends */
  constructor(lacking: readonly string[]) {
    super(
      `Records that were published are missing: ${lacking.join('; ')}. Check KAFKA_BROKERS; when these topics are ` +
        'the right ones, `hoso topics republish` publishes everything that they lack',
    );
  }
}

export const isTopicsIncomplete = (error: unknown): error is TopicsIncomplete =>
  error instanceof TopicsIncomplete;
