import { isQuestionId, questionDecider, type Asker, type Question, type QuestionEvent } from '@hoso/domain';
import {
  CHAIN_START,
  decode,
  open,
  personalFieldsOf,
  personIdOf,
  seal,
  sealPersonal,
  type EventOrigin,
  type HmacSecret,
  type StoredEvent,
} from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { isEnvelope, type Personal } from '@hoso/kernel';
import type { PersonKeys } from '@hoso/person-keys';
import { appendDecided } from '../intake/append-decided';
import { storedEvent } from '../intake/stored';

export const QUESTION_PREFIX = 'portalquestion-';

/** What a command id has led to. */
export interface QuestionTrace {
  readonly payloadHmac: string;
  readonly events: readonly QuestionEvent[];
}

/** One question as read from its stream; revision -1 when it was never received. */
export interface QuestionStream {
  /** *HOIDAPID*. */
  readonly id: string;
  readonly question: Question;
  readonly revision: number;
  /** Hash of the last event. */
  readonly head: string;
  readonly commands: ReadonlyMap<string, QuestionTrace>;
}

export interface QuestionStreamParts {
  readonly store: EventStore;
  readonly keys: PersonKeys;
  readonly settings: { readonly hmacSecret: HmacSecret };
}

/** What names a person, in clear; a member is absent where the asker was erased or told nothing. */
export interface AskedInClear {
  readonly asker?: Asker;
  readonly content?: string;
}

const advanced = (stream: QuestionStream, { metadata, ...stored }: StoredEvent): QuestionStream => {
  const event = decode({ ...stored, metadata }) as QuestionEvent;
  const { commandId, payloadHmac, hash } = metadata;
  const trace = { payloadHmac, events: [...(stream.commands.get(commandId)?.events ?? []), event] };
  return {
    ...stream,
    question: questionDecider.evolve(stream.question, event),
    revision: stream.revision + 1,
    head: hash,
    commands: new Map([...stream.commands, [commandId, trace]]),
  };
};

const unread = (id: string): QuestionStream => ({
  id,
  question: questionDecider.initial,
  revision: -1,
  head: CHAIN_START,
  commands: new Map(),
});

/** Reads and writes citizens’ questions; a stream is short, and read whole. */
export class QuestionStreams {
  constructor(private readonly parts: QuestionStreamParts) {}

  /** What may not name a stream is a question that was never received. */
  async load(id: string): Promise<QuestionStream> {
    let stream = unread(id);
    if (!isQuestionId(id)) return stream;
    for await (const recorded of this.parts.store.read(QUESTION_PREFIX + id))
      stream = advanced(stream, storedEvent(recorded));
    return stream;
  }

  /** Appends after the last event of the stream as it was read. @throws WrongExpectedRevision when somebody was first */
  async append(
    stream: QuestionStream,
    events: readonly QuestionEvent[],
    origin: EventOrigin,
  ): Promise<QuestionStream> {
    if (events.length === 0) return stream;
    const sealed = await this.sealed(stream.id, events);
    const end = { ...stream, stream: QUESTION_PREFIX + stream.id };
    const stored = await appendDecided(this.parts.store, end, { events: sealed, origin });
    return stored.reduce(advanced, stream);
  }

  /** Who asks and what, opened. */
  async inClear({ question }: Pick<QuestionStream, 'question'>): Promise<AskedInClear> {
    if (!question) return {};
    const [asker, content] = await Promise.all([this.opened(question.asker), this.opened(question.content)]);
    return { ...(asker !== undefined && { asker }), ...(content !== undefined && { content }) };
  }

  private async opened<Value>(value: Personal<Value>): Promise<Value | undefined> {
    if (!isEnvelope(value)) return value;
    const keys = await this.parts.keys.find([value.person]);
    return open(keys.get(value.person), value) as Value | undefined;
  }

  /** One key for all that one question says of its asker: the portal tells no identity number. */
  private async sealed(id: string, events: readonly QuestionEvent[]): Promise<readonly QuestionEvent[]> {
    if (!events.some(({ type }) => personalFieldsOf(type).length > 0)) return events;
    const { keys, settings } = this.parts;
    const own = personIdOf(settings.hmacSecret, { dossier: QUESTION_PREFIX + id, part: 'asker' });
    const { key, person } = (await keys.keysFor([own])).get(own)!;
    return events.map(
      (event) =>
        sealPersonal(event, personalFieldsOf(event.type), (value) =>
          seal(key, person, value),
        ) as QuestionEvent,
    );
  }
}
