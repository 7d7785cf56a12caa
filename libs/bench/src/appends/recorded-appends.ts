import {
  connectEventStore,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
} from '@hoso/event-store';

/** One append as the commands made it. */
export interface RecordedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly event: EventToAppend;
}

const REGISTER = 'register-';

const STREAMS = { streamPrefixes: ['dossier-', 'opening-', REGISTER] };

const expectedBefore = ({ stream, revision }: RecordedEvent): ExpectedRevision => {
  if (stream.startsWith(REGISTER)) return 'any';
  return revision === 0 ? 'no-stream' : revision - 1;
};

/**
 * The appends in the log, one event each, in rows that must keep their order: a dossier's, and each opening's and
 * register's for itself. Read back until there are so many.
 */
export const readRecordedAppends = async (
  connectionString: string,
  most: number,
): Promise<readonly (readonly RecordedAppend[])[]> => {
  const store = connectEventStore(connectionString);
  const rows = new Map<string, RecordedAppend[]>();
  let count = 0;
  try {
    for await (const recorded of store.scan(STREAMS)) {
      const { id, type, data, metadata, stream, revision } = recorded;
      const append = { stream, expected: expectedBefore(recorded), event: { id, type, data, metadata } };
      const row = stream.startsWith(REGISTER) ? `${stream} ${revision}` : stream;
      rows.set(row, [...(rows.get(row) ?? []), append]);
      if (++count >= most) break;
    }
  } finally {
    await store.close();
  }
  return [...rows.values()];
};
