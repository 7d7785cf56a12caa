import type { StoredEvent, StoredMetadata } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';

/** A recorded event in the form that the codec and the chain read. */
export const storedEvent = ({ id, type, data, metadata }: RecordedEvent): StoredEvent => ({
  id,
  type,
  data,
  metadata: metadata as StoredMetadata,
});
