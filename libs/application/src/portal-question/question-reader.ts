import type { QuestionEvent, ReceivedQuestion } from '@hoso/domain';
import { decode } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Actor, Instant } from '@hoso/kernel';
import { storedEvent } from '../intake/stored';
import { demandReceived } from './question-decisions';
import { QUESTION_PREFIX, type AskedInClear, type QuestionStreams } from './question-streams';

/** One fact of a question’s life, without what names a person. */
export interface QuestionEntry {
  readonly revision: number;
  readonly type: QuestionEvent['type'];
  readonly data: object;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor;
}

/** A question as people read it; asker and content are absent for who may not see persons, and after an erasure. */
export interface QuestionView extends Omit<ReceivedQuestion, 'asker' | 'content'>, AskedInClear {
  /** *HOIDAPID*. */
  readonly id: string;
  readonly revision: number;
  readonly history: readonly QuestionEntry[];
}

const withoutPersons = ({ type, data }: QuestionEvent): object => {
  if (type !== 'QuestionReceived') return data;
  const { asker: _asker, content: _content, ...told } = data;
  return told;
};

/** Reads citizens’ questions back. */
export class QuestionReader {
  constructor(
    private readonly store: EventStore,
    private readonly streams: QuestionStreams,
  ) {}

  /** The unit that is asked. @throws CommandFailure question-not-found */
  async unitOf(id: string): Promise<string> {
    return demandReceived(await this.streams.load(id)).unit;
  }

  /** @throws CommandFailure question-not-found */
  async read(id: string, persons: 'with-persons' | 'without-persons'): Promise<QuestionView> {
    const stream = await this.streams.load(id);
    const { asker: _asker, content: _content, ...told } = demandReceived(stream);
    const clear = persons === 'with-persons' ? await this.streams.inClear(stream) : {};
    return { id, revision: stream.revision, ...told, ...clear, history: await this.history(id) };
  }

  private async history(id: string): Promise<readonly QuestionEntry[]> {
    const history: QuestionEntry[] = [];
    for await (const recorded of this.store.read(QUESTION_PREFIX + id)) {
      const stored = storedEvent(recorded);
      const event = decode(stored) as QuestionEvent;
      const { revision, recordedAt } = recorded;
      const { actor } = stored.metadata;
      const { type, at: occurredAt } = event;
      history.push({ revision, type, data: withoutPersons(event), occurredAt, recordedAt, actor });
    }
    return history;
  }
}
