import { EventStoreDBClient, jsonEvent, START, streamNameFilter, type Position } from '@eventstore/db-client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore, type EmbeddedStore } from './embedded-store';

describe('a subscription by the beginnings of stream names, which reads only what they name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-filtered-'));
  let server: EmbeddedStore;
  let client: EventStoreDBClient;
  beforeAll(async () => {
    server = await startEmbeddedStore({ folder });
    client = EventStoreDBClient.connectionString(server.connectionString);
    for (let round = 0; round < 60; round++)
      for (const stream of ['other', 'un', 'unit-1', 'unit-1x', 'unit.', 'procedure-2'].slice(round % 6))
        await append(stream, 1 + (round % 3));
    await append('other', 50);
  });
  afterAll(async () => {
    await client.dispose();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const append = (stream: string, count: number) =>
    client.appendToStream(
      stream,
      Array.from({ length: count }, () => jsonEvent({ type: 'Noted', data: {} })),
    );

  type Selection = { readonly prefixes: string[] } | { readonly regex: string };

  /** Events and checkpoints, the latter told apart from events that come at the same place, up to the end of the log. */
  const follow = async (selection: Selection, after?: bigint) => {
    const [events, checkpoints]: [string[], bigint[]] = [[], []];
    const options = {
      maxSearchWindow: 7,
      checkpointInterval: 1,
      checkpointReached: (_: unknown, { commit }: Position) => void checkpoints.push(commit),
    };
    const filter =
      'regex' in selection
        ? streamNameFilter({ ...options, ...selection })
        : streamNameFilter({ ...options, ...selection });
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    const subscription = client.subscribeToAll({ filter, fromPosition });
    subscription.on('data', ({ event }) => events.push(`${event?.position?.commit} ${event?.streamId}`));
    await new Promise((resolve, reject) => subscription.on('caughtUp', resolve).on('error', reject));
    await new Promise((resolve) => setImmediate(resolve));
    await subscription.unsubscribe();
    return { events, checkpoints };
  };

  it('gives the events and checkpoints of one that reads everything, from any position', async () => {
    const whole = await follow({ regex: '^(unit-1|procedure-)' });
    expect(whole.events.length).toBeGreaterThan(100);
    expect(whole.checkpoints.length).toBeGreaterThan(60);
    expect(await follow({ prefixes: ['unit-1', 'procedure-', 'unit-1x'] })).toStrictEqual(whole);
    for (const after of [0n, 1n, 100n, 101n, 102n, 103n, whole.checkpoints.at(-1)! - 1n])
      expect(await follow({ prefixes: ['unit-1', 'procedure-'] }, after)).toStrictEqual(
        await follow({ regex: '^(unit-1|procedure-)' }, after),
      );
  });

  it('reaches the end of the log where nothing is named so, and goes on with what comes', async () => {
    const { position } = await append('other', 1);
    const { events, checkpoints } = await follow({ prefixes: ['none'] });
    expect(events).toStrictEqual([]);
    expect(checkpoints.at(-1)).toBe(position?.commit);
    const subscription = client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['none'] }) });
    subscription.once('caughtUp', () => void append('none-such', 1));
    for await (const { event } of subscription) {
      expect(event?.streamId).toBe('none-such');
      break;
    }
    await subscription.unsubscribe();
  });
});
