import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HEADERS, TOPICS, type CloudEvent, type PublishedData } from '@hoso/contracts';
import { describeOnKafka } from '@hoso/kafka-broker/testing';
import { openTopics, type Seal, type TopicMessage, type Topics } from '@hoso/messaging';
import { SystemClock } from '@hoso/platform';
import { CommandGate, startTopicCommands, type CommandAnswer, type CommandCall } from './index';

/** Answers every command with the path that it was asked for. */
class EchoingGate extends CommandGate {
  readonly calls: string[] = [];

  call({ path, headers }: CommandCall): Promise<CommandAnswer> {
    this.calls.push(headers['idempotency-key']!);
    return Promise.resolve({ status: 200, body: { path } });
  }
}

const seal: Seal = (content) => ({
  ...{ person: 'k', iv: 'i' },
  sealed: Buffer.from(JSON.stringify(content)).toString('base64'),
});

const COMMANDS = 40;
const DOSSIERS = 4;

interface Sent {
  readonly key: string;
  readonly commandId: string;
}

const commandFor = ({ key, commandId }: Sent): TopicMessage => ({
  topic: TOPICS.commands.name,
  key,
  headers: {},
  value: JSON.stringify({
    ...{ specversion: '1.0', type: 'vn.hoso.command.v1' },
    data: { commandId, command: 'assign', dossier: key, body: {} },
  }),
});

const describeFlow = (open: () => Topics): void => {
  it('answers every command under its key, in its order, and goes on after a stop where it was', async () => {
    const topics = open();
    await topics.create([TOPICS.commands, TOPICS.commandReplies, TOPICS.deadLetters]);
    const run = randomUUID();
    const sent = Array.from({ length: COMMANDS }, (_, nr): Sent => {
      return { key: `H23-${run}-${nr % DOSSIERS}`, commandId: randomUUID() };
    });
    const publisher = await topics.openPublisher(`spec-${run}`);
    const poison = { ...commandFor(sent[0]!), value: '{' };
    const clock = new SystemClock();
    const gates: EchoingGate[] = [];
    for (const part of [sent.slice(0, COMMANDS / 2), sent.slice(COMMANDS / 2)]) {
      await publisher.publish([poison, ...part.map(commandFor)]);
      const gate = new EchoingGate();
      gates.push(gate);
      const running = startTopicCommands({ topics, gate, seal, clock, onFault: () => undefined });
      while (
        !part.every(({ commandId }) => gate.calls.includes(commandId)) ||
        running.status().taken < part.length
      )
        await sleep(20);
      await running.stop();
    }
    const replies: Sent[] = [];
    for await (const { key, value } of topics.read(TOPICS.commandReplies.name)) {
      if (!key.includes(run)) continue;
      const { data } = JSON.parse(value) as CloudEvent<PublishedData<'vn.hoso.command-reply.v1'>>;
      replies.push({ key, commandId: data.commandId });
    }
    const ofKey = (all: readonly Sent[], key: string) => all.filter((each) => each.key === key);
    for (const key of new Set(sent.map((each) => each.key)))
      expect(ofKey(replies, key)).toEqual(ofKey(sent, key));
    await publisher.close();
    await topics.close();
  }, 60_000);
};

/** Says once, as after a crash, that what it published may not stand there. */
const losingFirstAnswer = (topics: Topics): void => {
  const open = topics.openPublisher.bind(topics);
  let isLost = false;
  jest.spyOn(topics, 'openPublisher').mockImplementation(async (name) => {
    const publisher = await open(name);
    const publish: typeof publisher.publish = async (messages) => {
      await publisher.publish(messages);
      if (isLost) return;
      isLost = true;
      throw new Error('nobody knows');
    };
    return { publish, close: () => publisher.close() };
  });
};

const describeRepeats = (open: () => Topics): void => {
  it('tells by the place of each command that it was answered, and which answer is a repeat', async () => {
    const topics = open();
    await topics.create([TOPICS.commands, TOPICS.commandReplies, TOPICS.deadLetters]);
    const run = randomUUID();
    const sent = Array.from({ length: 3 }, (): Sent => ({ key: `H23-${run}`, commandId: randomUUID() }));
    const publisher = await topics.openPublisher(`spec-${run}`);
    await publisher.publish(sent.map(commandFor));
    await publisher.close();
    losingFirstAnswer(topics);
    const gate = new EchoingGate();
    const running = startTopicCommands({
      topics,
      gate,
      seal,
      clock: new SystemClock(),
      onFault: () => undefined,
    });
    while (running.status().taken < sent.length) await sleep(20);
    await running.stop();
    const [places, answered]: [string[], string[]] = [[], []];
    for await (const { key, partition, offset } of topics.read(TOPICS.commands.name))
      if (key.includes(run)) places.push(`${partition}/${offset}`);
    for await (const { key, headers } of topics.read(TOPICS.commandReplies.name))
      if (key.includes(run)) answered.push(headers[HEADERS.answers]!);
    expect(new Set(answered)).toEqual(new Set(places));
    expect(answered.length).toBeGreaterThan(places.length);
    await topics.close();
  }, 60_000);
};

describe('commands of topic files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoso-commands-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => openTopics({ brokers: [], folder, clock: new SystemClock() });
  describeFlow(open);
  describeRepeats(open);
});

describe('poison that fills its record', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoso-commands-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([TOPICS.deadLetters.maxMessageBytes, 20_000])(
    'stops nothing where a dead letter takes %d bytes',
    async (maxMessageBytes) => {
      const topics = openTopics({
        brokers: [],
        folder: join(folder, String(maxMessageBytes)),
        clock: new SystemClock(),
      });
      const { commands, deadLetters } = TOPICS;
      await topics.create([commands, { ...deadLetters, maxMessageBytes }]);
      const sent = { key: 'H23-1', commandId: randomUUID() };
      const poison = { ...commandFor(sent), value: '"'.repeat(commands.maxMessageBytes - 1_000) };
      await (await topics.openPublisher('spec')).publish([poison, commandFor(sent)]);
      const gate = new EchoingGate();
      const running = startTopicCommands({
        topics,
        gate,
        seal,
        clock: new SystemClock(),
        onFault: () => undefined,
      });
      while (running.status().taken < 2) await sleep(20);
      await running.stop();
      const letters: string[] = [];
      for await (const { value } of topics.read(deadLetters.name)) letters.push(value);
      expect(letters).toHaveLength(1);
      const { data } = JSON.parse(letters[0]!) as CloudEvent<PublishedData<'vn.hoso.dead-letter.v3'>>;
      const inside = JSON.parse(Buffer.from(data.sealed.text, 'base64').toString()) as object;
      const original = { cut: ['value'], bytes: poison.value.length };
      expect(inside).toMatchObject({ type: 'vn.hoso.dead-letter.v2', data: { cause: 'not-json', original } });
      await topics.close();
    },
    30_000,
  );
});

describeOnKafka('commands of topics', (brokers) => {
  const open = () => openTopics({ brokers, folder: '', clock: new SystemClock() });
  describeFlow(open);
  describeRepeats(open);
});
