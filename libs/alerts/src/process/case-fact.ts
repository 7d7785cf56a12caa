import type { CaseFact } from '@hoso/domain';
import { decode, type StoredMetadata } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';

/** A recorded event of a case, as the law of alerts looks at it; `prefix` is what the case’s code follows in the stream’s name. */
export const caseFactOf = <Event>(recorded: RecordedEvent, prefix: string): CaseFact<Event> => {
  const { id, stream, revision, type } = recorded;
  const event = decode({ ...recorded, metadata: recorded.metadata as StoredMetadata });
  const evidence = { stream, revision, type, at: event.at };
  return { event: event as Event, id, code: stream.slice(prefix.length), evidence };
};
