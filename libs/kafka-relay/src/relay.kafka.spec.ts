import { setTimeout as pause } from 'node:timers/promises';
import { SetClock } from '@hoso/application/testing';
import { MemoryEventStore } from '@hoso/event-store';
import { MortalBroker } from '@hoso/kafka-broker';
import { describeOnKafka } from '@hoso/kafka-broker/testing';
import { openTopics, type Topics } from '@hoso/messaging';
import { migrate } from '@hoso/postgres';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { auditTopics } from './audit-topics';
import { migrations, SCHEMA } from './migrations';
import { Relay } from './relay';
import { RelaySession } from './relay-session';
import { PROMISED_LIMITS } from './telling';
import { growingLog } from './testing';

const SAME = { lost: 0, doubled: 0, different: 0 };

const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 1_200 && !isSo(); tries += 1) await pause(50);
  expect(isSo()).toBe(true);
};

describeOnKafka('the relay', () => {
  jest.setTimeout(180_000);
  const clock = new SetClock(vn('2025-06-25T09:00'));
  let broker: MortalBroker;
  let postgres: PostgresFixture;
  let store: MemoryEventStore;
  let topics: Topics;

  beforeAll(async () => {
    broker = await MortalBroker.start();
    postgres = await startPostgresFixture();
    store = new MemoryEventStore(() => clock.now());
    topics = open();
  }, 180_000);
  afterAll(async () => {
    await topics.close();
    await store.close();
    await postgres.dispose();
    await broker.dispose();
  });

  const open = (): Topics => openTopics({ brokers: [broker.brokers], folder: '', clock });

  const running = (): Relay => {
    const { database } = postgres;
    const relay = new Relay({
      store,
      database,
      openTopics: open,
      clock,
      maxBatch: 50,
      onFault: () => undefined,
    });
    relay.start();
    return relay;
  };

  /** The head of the log is told, and it was not empty. */
  const atHead = (relay: Relay): Promise<void> =>
    until(() => relay.status().isCaughtUp && relay.status().failure === undefined);

  it('repeats and loses nothing while the broker is killed and comes back, twice', async () => {
    const { grow } = growingLog(store, { dossiers: 150, seed: 5, chance: () => 0.37 });
    const growMore = async (appends: number): Promise<void> => {
      for (let nr = 0; nr < appends; nr += 1) {
        await grow();
        await pause(2);
      }
    };
    const relay = running();
    for (let kill = 0; kill < 2; kill += 1) {
      const growing = growMore(250);
      await pause(300);
      await broker.kill();
      await growing; // whoever appends does not notice
      await broker.restart();
    }
    await growMore(50);
    await atHead(relay);
    await relay.stop();
    const audit = await auditTopics({ store, topics });
    expect(audit).toMatchObject(SAME);
    expect(audit.checked).toBeGreaterThan(500);
  });

  it('goes on where a relay died that published and did not save it, and begins again with lost tables', async () => {
    const { grow } = growingLog(store, { dossiers: 20, seed: 6, chance: () => 0.61 });
    for (let nr = 0; nr < 60; nr += 1) await grow();
    const abandoned = await session();
    while ((await abandoned.gather()) === 0) await pause(10);
    await abandoned.send();
    const relay = running(); // the other one is not closed: it is fenced
    await atHead(relay);
    await relay.stop();
    expect(await auditTopics({ store, topics })).toMatchObject(SAME);
    await postgres.database.query({ text: `drop schema ${SCHEMA} cascade` });
    const anew = running();
    await atHead(anew);
    await anew.stop();
    expect(await auditTopics({ store, topics })).toMatchObject(SAME);
    await abandoned.close();
  });

  it('lets one of two relays work, whichever came last', async () => {
    const { grow } = growingLog(store, { dossiers: 20, seed: 7, chance: () => 0.53 });
    for (let nr = 0; nr < 60; nr += 1) await grow();
    const first = await session();
    const second = await session();
    for (const each of [first, second]) while ((await each.gather()) === 0) await pause(10);
    await expect(first.send()).rejects.toMatchObject({ code: 'publisher-fenced' });
    await second.send();
    await first.close();
    await second.close();
    const relay = running();
    await atHead(relay);
    await relay.stop();
    expect(await auditTopics({ store, topics })).toMatchObject(SAME);
  });

  it('says so, and publishes nothing, when the topics lost what was published', async () => {
    await postgres.database.query({ text: `update ${SCHEMA}.places set position = position + 1000000` });
    const relay = running();
    await until(() => relay.status().failure !== undefined);
    expect(relay.status().failure).toContain('hoso topics republish');
    await relay.stop();
  });

  const session = async (): Promise<RelaySession> => {
    await migrate(postgres.database, SCHEMA, migrations);
    const { database } = postgres;
    return RelaySession.open({ store, database, topics: open(), limits: PROMISED_LIMITS, maxBatch: 50 });
  };
});
