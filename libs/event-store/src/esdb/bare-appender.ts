import type { EventStoreDBClient } from '@eventstore/db-client';
import type { EventToAppend, ExpectedRevision } from '../port';
import { toClientEvent, toClientRevision } from './conversion';
import { openClient } from './open-client';

/** Appends through the vendor's client and nothing else: the limit that a measurement compares with. */
export class BareAppender {
  private readonly client: EventStoreDBClient;

  constructor(connectionString: string) {
    this.client = openClient(connectionString);
  }

  /** @throws whatever the client throws; nothing is tried again */
  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<void> {
    await this.client.appendToStream(stream, events.map(toClientEvent), {
      expectedRevision: toClientRevision(expected),
    });
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}
