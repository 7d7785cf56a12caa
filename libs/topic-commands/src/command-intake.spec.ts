import { TOPICS, type CloudEvent, type PublishedData } from '@hoso/contracts';
import { instantOf, type Clock } from '@hoso/kernel';
import {
  openedDeadLetter,
  TopicLimits,
  type Seal,
  type TopicMessage,
  type TopicRecord,
} from '@hoso/messaging';
import { CommandIntake } from './command-intake';
import {
  CommandGate,
  CommandUnsendable,
  GateClosed,
  type CommandAnswer,
  type CommandCall,
} from './command-gate';

const clock: Clock = { now: () => instantOf('2025-11-14T08:00:00+07:00') };
const ID = '3f0c9a52-8d4e-4b0e-9a73-0f6f6f0d2b11';
const CODE = 'H23.21-251114-0001';

let offset = 0n;
const record = (
  key: string,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): TopicRecord => ({
  ...{ topic: TOPICS.commands.name, partition: 0, offset: offset++, writtenAt: clock.now(), key, headers },
  value: typeof value === 'string' ? value : JSON.stringify(value),
});

const event = (data: object): object => ({ specversion: '1.0', type: 'vn.hoso.command.v1', data });
const assigning = { commandId: ID, command: 'assign', dossier: CODE, body: { officer: 'cv-7' } };
const HEADERS = { authorization: 'Bearer secret', 'if-match': '"3"' };
const assign = (commandId = ID) => record(CODE, event({ ...assigning, commandId }), HEADERS);
const headed = (headers: Readonly<Record<string, string>>) => record(CODE, event(assigning), headers);
const about = (dossier: string) => record(dossier, event({ ...assigning, dossier }));

type Scripted = CommandAnswer | 'closed' | 'unsendable';

class ScriptedGate extends CommandGate {
  readonly calls: CommandCall[] = [];
  constructor(private readonly answers: readonly Scripted[]) {
    super();
  }
  call(call: CommandCall): Promise<CommandAnswer> {
    const answer = this.answers[Math.min(this.calls.push(call), this.answers.length) - 1]!;
    if (answer === 'closed') return Promise.reject(new GateClosed('away'));
    return answer === 'unsendable'
      ? Promise.reject(new CommandUnsendable('HTTP cannot carry it'))
      : Promise.resolve(answer);
  }
}

const limits = new TopicLimits();

/** Stands for a cipher: nobody reads base64 in passing. */
const seal: Seal = (content) => ({
  ...{ person: 'k', iv: 'i' },
  sealed: Buffer.from(JSON.stringify(content)).toString('base64'),
});
const opened = ({ value }: TopicMessage) =>
  openedDeadLetter(JSON.parse(value), ({ sealed }) =>
    JSON.parse(Buffer.from(sealed, 'base64').toString()),
  ) as CloudEvent<PublishedData<'vn.hoso.dead-letter.v1'>>;

const carryOut = async (answers: readonly Scripted[], ...records: readonly TopicRecord[]) => {
  const gate = new ScriptedGate(answers);
  const faults: unknown[] = [];
  const intake = new CommandIntake({
    gate,
    clock,
    limits,
    seal,
    onFault: (error) => void faults.push(error),
  });
  const messages = await intake.carryOut(records, new AbortController().signal);
  return { messages, calls: gate.calls, faults };
};

const dataOf = <Data>({ value }: TopicMessage): Data => (JSON.parse(value) as CloudEvent<Data>).data;
const OK: CommandAnswer = { status: 200, body: { revision: 4 } };

describe('commands of a topic', () => {
  it('go through the API’s own routes, with credentials and command id', async () => {
    const opening = record(ID, event({ commandId: ID, command: 'receive', body: { procedure: '1.004269' } }));
    const { calls, messages } = await carryOut([OK], assign(), opening);
    expect(calls[0]).toEqual({
      path: `/v1/dossiers/${CODE}/assign`,
      headers: { authorization: 'Bearer secret', 'if-match': '"3"', 'idempotency-key': ID },
      body: { officer: 'cv-7' },
    });
    expect(calls[1]!.path).toBe('/v1/dossiers/receive');
    expect(messages.map(({ topic, key }) => [topic, key])).toEqual([
      [TOPICS.commandReplies.name, CODE],
      [TOPICS.commandReplies.name, ID],
    ]);
    expect(dataOf(messages[0]!)).toEqual({ commandId: ID, ...OK });
  });

  it('have a refusal for an answer, not for a dead letter', async () => {
    const refusal = { status: 422, body: { title: 'wrong-state' } };
    const { messages } = await carryOut([refusal], assign());
    expect(messages[0]!.topic).toBe(TOPICS.commandReplies.name);
    expect(dataOf(messages[0]!)).toEqual({ commandId: ID, ...refusal });
  });

  it.each([
    ['not-json', record(CODE, '{')],
    ['not-a-cloud-event', record(CODE, { data: {} })],
    ['unknown-type', record(CODE, { specversion: '1.0', type: 'other', data: {} })],
    ['wrong-shape', record(CODE, event({ commandId: 'x', command: 'assign', body: {} }))],
    ['wrong-shape', record(CODE, event({ commandId: ID, command: '../v1', dossier: CODE, body: {} }))],
    ['wrong-shape', about('..')],
    ['wrong-shape', about('H23-\ud800')],
    ['wrong-key', record('other', event(assigning))],
    ['wrong-header', headed({ 'if-match': 'phiên bản' })],
    ['wrong-header', headed({ authorization: 'Bearer a\nb' })],
    ['wrong-header', headed({ 'x-correlation-id': 'a\0b' })],
    ['wrong-header', headed({ 'x-causation-id': 'a\x7fb' })],
    ['too-large', headed({ authorization: `Bearer ${'x'.repeat(9_000)}` })],
    ['too-large', about('H'.repeat(9_000))],
  ])('lay aside what is none (%s), whole and sealed, and go on', async (cause, poison) => {
    const { messages, calls } = await carryOut([OK], poison, assign());
    expect(calls).toHaveLength(1);
    const letter = messages.find(({ topic }) => topic === TOPICS.deadLetters.name)!;
    const { topic, partition, offset } = { ...poison, offset: String(poison.offset) };
    expect(dataOf(letter)).toEqual({
      ...{ cause, detail: expect.any(String) as string, original: { topic, partition, offset } },
      sealed: expect.any(Object) as object,
    });
    expect(opened(letter).data).toMatchObject({ cause, original: { value: poison.value, offset } });
    expect(messages.map(({ topic }) => topic)).toContain(TOPICS.commandReplies.name);
  });

  it('wait for an API that is away, and keep the order of their dossier', async () => {
    const other = '8a3b7a0e-1b3c-4d7e-8f65-0f6f6f0d2b12';
    const { calls, faults } = await carryOut(['closed', 'closed', OK], assign(), assign(other));
    expect(calls.map(({ headers }) => headers['idempotency-key'])).toEqual([ID, ID, ID, other]);
    expect(faults).toHaveLength(2);
  });

  it('are laid aside without their credentials when the API fails at them again and again', async () => {
    const { messages, calls } = await carryOut([{ status: 500, body: { title: 'fault' } }], assign());
    expect(calls).toHaveLength(5);
    expect(messages[0]!.topic).toBe(TOPICS.deadLetters.name);
    expect(dataOf(messages[0]!)).toMatchObject({ cause: 'server-fault' });
    expect(dataOf(messages[0]!)).not.toHaveProperty('detail');
    expect(opened(messages[0]!).data).toMatchObject({ detail: '{"title":"fault"}' });
    expect(JSON.stringify(opened(messages[0]!))).not.toContain('secret');
  });

  it('are laid aside when no request can be made of them, and those behind them are carried out', async () => {
    const { messages, calls } = await carryOut(['unsendable', OK], assign(), assign());
    expect(calls).toHaveLength(2);
    expect(messages.map(({ topic }) => topic)).toEqual([TOPICS.deadLetters.name, TOPICS.commandReplies.name]);
    expect(dataOf(messages[0]!)).toMatchObject({ cause: 'unsendable' });
  });

  it('carry headers of every byte that HTTP takes', async () => {
    const { calls } = await carryOut([OK], headed({ 'if-match': '"é\t\xff"' }));
    expect(calls[0]!.headers['if-match']).toBe('"é\t\xff"');
  });

  it('show no credentials in a dead letter, however their header is spelled', async () => {
    const { messages } = await carryOut([OK], record(CODE, '{', { Authorization: 'Bearer secret' }));
    expect(JSON.stringify(opened(messages[0]!))).not.toContain('secret');
  });

  it('have one dead letter, of one id, however often they come', async () => {
    const poison = record(CODE, '{');
    const [first, again] = [await carryOut([OK], poison), await carryOut([OK], poison)];
    const idOf = ({ messages: [letter] }: typeof first) => (JSON.parse(letter!.value) as CloudEvent).id;
    expect(idOf(again)).toBe(idOf(first));
  });

  it('have the place of an answer that is larger than a reply can be', async () => {
    const { messages } = await carryOut([{ status: 200, body: { text: 'x'.repeat(3_000_000) } }], assign());
    expect(limits.fits(messages[0]!)).toBe(true);
    expect(dataOf(messages[0]!)).toMatchObject({
      commandId: ID,
      status: 200,
      body: { code: 'answer-too-large', bytes: 3_000_011 },
    });
  });
});
