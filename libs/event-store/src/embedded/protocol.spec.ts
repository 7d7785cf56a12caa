import {
  EventStoreDBClient,
  eventTypeFilter,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  streamNameFilter,
  type AllStreamResolvedEvent,
} from '@eventstore/db-client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore, type EmbeddedStore } from './embedded-store';

describe('the embedded server, asked by the official client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-protocol-'));
  let server: EmbeddedStore;
  let client: EventStoreDBClient;
  beforeAll(async () => {
    server = await startEmbeddedStore({ folder });
    client = EventStoreDBClient.connectionString(server.connectionString);
  });
  afterAll(async () => {
    await client.dispose();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const credentials = { username: 'admin', password: 'changeit' };
  const one = (type = 'Noted') => jsonEvent({ type, data: { text: 'hồ sơ' }, metadata: { by: 'spec' } });
  const collect = async (events: AsyncIterable<AllStreamResolvedEvent>): Promise<string[]> => {
    const found: string[] = [];
    for await (const { event } of events) if (event) found.push(`${event.streamId} ${event.revision}`);
    return found;
  };

  it('shows system events in the whole log, forwards and backwards and from a position', async () => {
    const { position } = await client.appendToStream('a', [one(), one()]);
    await client.appendToStream('b', one());
    const forwards = ['$server 0', 'a 0', 'a 1', 'b 0'];
    expect(await collect(client.readAll())).toStrictEqual(forwards);
    expect(await collect(client.readAll({ direction: 'backwards', fromPosition: 'end' }))).toStrictEqual(
      [...forwards].reverse(),
    );
    expect(await collect(client.readAll({ fromPosition: position! }))).toStrictEqual(['a 1', 'b 0']);
    expect(await collect(client.readAll({ maxCount: 2 }))).toStrictEqual(['$server 0', 'a 0']);
  });

  it('takes appends by the older call as by the newer one', async () => {
    const options = { credentials, expectedRevision: 'no_stream' } as const;
    const event = one();
    const first = await client.appendToStream('older', event, options);
    expect(first.nextExpectedRevision).toBe(0n);
    expect(await client.appendToStream('older', event, options)).toStrictEqual(first);
    await expect(client.appendToStream('older', one(), options)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 0n,
    });
    const large = jsonEvent({ type: 'Large', data: { text: 'x'.repeat(1024 * 1024) } });
    await expect(client.appendToStream('older', large, { credentials })).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1024 * 1024,
    });
  });

  it('assembles an append that comes in several messages', async () => {
    const events = Array.from({ length: 40 }, () => one());
    const { nextExpectedRevision } = await client.appendToStream('pieces', events, { batchAppendSize: 500 });
    expect(nextExpectedRevision).toBe(39n);
  });

  it('follows one stream, and the whole log by regular expressions', async () => {
    await client.appendToStream('followed', [one('First'), one('Second'), one('Third')]);
    const follow = async (events: ReturnType<EventStoreDBClient['subscribeToAll']>): Promise<string> => {
      for await (const { event } of events) {
        await events.unsubscribe();
        return `${event?.streamId} ${event?.type}`;
      }
      return 'nothing';
    };
    const byType = eventTypeFilter({ regex: '^(Second|Fourth)$' });
    const byStream = streamNameFilter({ regex: 'ollow' });
    expect(await follow(client.subscribeToAll({ filter: byType }))).toBe('followed Second');
    expect(await follow(client.subscribeToAll({ filter: byStream }))).toBe('followed First');
    for await (const { event } of client.subscribeToStream('followed', { fromRevision: 1n })) {
      expect(event).toMatchObject({ type: 'Third', revision: 2n });
      break;
    }
  });

  it('refuses a position at which no event stands', async () => {
    const beyond = { commit: 1_000_000n, prepare: 1_000_000n };
    await expect(collect(client.readAll({ fromPosition: beyond }))).rejects.toThrow(
      'No event stands at position',
    );
    const uneven = { commit: 2n, prepare: 1n };
    await expect(collect(client.readAll({ fromPosition: uneven }))).rejects.toThrow('commit position 2');
    const broken = eventTypeFilter({ regex: '(' });
    await expect(collect(client.subscribeToAll({ filter: broken }))).rejects.toThrow(
      'not a regular expression',
    );
  });

  it('says what it does not offer, and keeps serving', async () => {
    const out = 'does not offer';
    await expect(client.deleteStream('a')).rejects.toThrow(out);
    await expect(client.tombstoneStream('a')).rejects.toThrow(out);
    await expect(
      client.createPersistentSubscriptionToStream(
        'a',
        'g',
        persistentSubscriptionToStreamSettingsFromDefaults(),
      ),
    ).rejects.toThrow(out);
    await expect(client.createProjection('p', 'fromAll()')).rejects.toThrow(out);
    await expect(client.setStreamMetadata('a', { maxCount: 1 })).rejects.toThrow('knows no stream metadata');
    expect(await client.getStreamMetadata('a')).toMatchObject({ streamName: 'a' });
    expect((await client.appendToStream('a', one())).success).toBe(true);
  });

  it('does not write an append whose deadline has passed', async () => {
    await expect(client.appendToStream('late', one(), { deadline: -5 })).rejects.toMatchObject({
      type: 'deadline-exceeded',
    });
    await expect(
      client.appendToStream('late', one(), { expectedRevision: 'no_stream' }),
    ).resolves.toBeDefined();
  });
});
