import { decode, type StoredMetadata } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import type { DomainEvent } from '@hoso/kernel';

/** The event in its newest version. @throws UnknownSchemaVersionError for one written by a newer program */
export const decoded = ({ id, type, data, metadata }: RecordedEvent): DomainEvent =>
  decode({ id, type, data, metadata: metadata as StoredMetadata });
