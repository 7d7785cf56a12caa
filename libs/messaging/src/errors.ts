/** Somebody else opened the publisher under this name: what this one does from now on counts for nothing. */
export class PublisherFenced extends Error {
  readonly code = 'publisher-fenced';

  constructor(
    readonly publisher: string,
    options?: ErrorOptions,
  ) {
    super(`Another process took over as publisher ${publisher}; this one has ended`, options);
  }
}

/** Whether they stand in the topics is not known; the publisher has ended. */
export class PublicationUnknown extends Error {
  readonly code = 'publication-unknown';

  constructor(
    readonly publisher: string,
    options?: ErrorOptions,
  ) {
    super(`No answer to publisher ${publisher}; open it anew and read the tails of its topics`, options);
  }
}

/** A message exceeds what its topic takes; the publisher goes on. */
export class MessageTooLarge extends Error {
  readonly code = 'message-too-large';

  constructor(
    readonly topic: string,
    readonly key: string,
    readonly maxBytes: number,
  ) {
    super(`A message of ${key} is larger than the ${maxBytes} bytes that ${topic} takes`);
  }
}

export class TopicUnknown extends Error {
  readonly code = 'topic-unknown';

  constructor(readonly topic: string) {
    super(`There is no topic ${topic}`);
  }
}

/** Nothing was read or written: whoever keeps the topics cannot be reached. */
export class TopicsUnavailable extends Error {
  readonly code = 'topics-unavailable';

  constructor(detail: string, options?: ErrorOptions) {
    super(`The topics cannot be reached (${detail}); try again`, options);
  }
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown } | null | undefined)?.code;

export const isPublisherFenced = (error: unknown): error is PublisherFenced =>
  codeOf(error) === 'publisher-fenced';
export const isPublicationUnknown = (error: unknown): error is PublicationUnknown =>
  codeOf(error) === 'publication-unknown';
export const isMessageTooLarge = (error: unknown): error is MessageTooLarge =>
  codeOf(error) === 'message-too-large';
export const isTopicUnknown = (error: unknown): error is TopicUnknown => codeOf(error) === 'topic-unknown';
export const isTopicsUnavailable = (error: unknown): error is TopicsUnavailable =>
  codeOf(error) === 'topics-unavailable';
