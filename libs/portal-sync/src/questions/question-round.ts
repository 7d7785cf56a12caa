import type { PortalQuestions } from '@hoso/application';
import { isWrongExpectedRevision } from '@hoso/event-store';
import type { PortalServices } from '@hoso/portal';
import type { Database } from '@hoso/postgres';
import { isGateClosed } from '../exchange/gate';
import { withoutTexts } from '../exchange/masked';
import { AnswerCourier, type AnswerCourierParts } from './answer-courier';
import { readQuestion, type ReadEntry } from './asked-question';
import { putQuestion, questionsAnswered, questionsKnown, questionsWaiting } from './question-table';

export interface QuestionRoundParts extends AnswerCourierParts {
  readonly services: Pick<PortalServices, 'questions' | 'sendAnswer'>;
  /** The authority as the portal knows it. */
  readonly unitCode: string;
  readonly questions: Pick<PortalQuestions, 'streams' | 'decisions'>;
  readonly database: Pick<Database<unknown>, 'query'>;
}

type Asked = Extract<ReadEntry, { kind: 'asked' }>;
type Faulty = Extract<ReadEntry, { kind: 'faulty' }>;

/** The portal’s list could not be read, or holds what is no question. */
export class QuestionsUnread extends Error {
  readonly code = 'questions-unread';
  constructor(why: string) {
    super(`Questions of the portal were kept out: ${why}`);
  }
}

/** Of one round; what is left comes in the next. */
const RECEIVED_MOST = 1_000;
const SENT_MOST = 200;
const FAULTS_TOLD_MOST = 20;

const toldOf = (faulty: readonly Faulty[]): string => {
  const told = faulty.slice(0, FAULTS_TOLD_MOST).map(({ id, fault }) => `${JSON.stringify(id)} (${fault})`);
  return `${faulty.length} without a valid HOIDAPID or NOIDUNG: ${told.join(', ')}`;
};

/** One round: what the portal asks is recorded, what was answered is sent. */
export class QuestionRound {
  /** Entries of the last list that could not be taken. */
  keptOut = 0;
  private readonly courier: AnswerCourier;

  constructor(private readonly parts: QuestionRoundParts) {
    this.courier = new AnswerCourier(parts);
  }

  /**
   * Does as much as can be done; one question stands in no other’s way.
   * @throws GateClosed while nothing may be asked; AggregateError of what went wrong
   */
  async run(): Promise<void> {
    const faults = [...(await this.receive()), ...(await this.send())];
    if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '));
  }

  private async receive(): Promise<readonly unknown[]> {
    const { services, gate, unitCode, database } = this.parts;
    const fetched = await gate.run(() => services.questions());
    if (fetched.kind === 'failed') return [new QuestionsUnread(withoutTexts(fetched.message, []))];
    const entries = fetched.content.map((entry) => readQuestion(entry, unitCode));
    const asked = entries.filter((entry) => entry.kind === 'asked');
    const faulty = entries.filter((entry) => entry.kind === 'faulty');
    this.keptOut = faulty.length;
    const known = await questionsKnown(
      database.query,
      asked.map(({ id }) => id),
    );
    const news = asked.filter(({ id }) => !known.has(id)).slice(0, RECEIVED_MOST);
    const answered = entries.filter((entry) => entry.kind === 'answered').map(({ id }) => id);
    const waiting = await questionsWaiting(database.query, answered);
    const faults = [
      ...(await this.each(news, (question) => this.record(question))),
      ...(await this.each(waiting, (id) => this.settle(id))),
    ];
    return faulty.length > 0 ? [new QuestionsUnread(toldOf(faulty)), ...faults] : faults;
  }

  private async send(): Promise<readonly unknown[]> {
    const { query } = this.parts.database;
    const ids = await questionsAnswered(query, SENT_MOST);
    return this.each(ids, async (id) => putQuestion(query, await this.courier.bring(id)));
  }

  /** A question that is new to the table may be old to the log: its row was lost. */
  private async record({ id, data }: Asked): Promise<void> {
    const { questions, database } = this.parts;
    const stream = await questions.streams.load(id);
    const received = await questions.decisions.record(stream, { type: 'ReceiveQuestion', data });
    await putQuestion(database.query, received);
  }

  /** Somebody answered at the portal what waits for an answer here. */
  private async settle(id: string): Promise<void> {
    const { questions, database } = this.parts;
    const stream = await questions.streams.load(id);
    const found = await questions.decisions.record(stream, { type: 'FindAnswered', data: {} });
    await putQuestion(database.query, found);
  }

  /** @returns what went wrong; that another instance was first is no fault. @throws GateClosed */
  private async each<Item>(
    items: readonly Item[],
    work: (item: Item) => Promise<void>,
  ): Promise<readonly unknown[]> {
    const faults: unknown[] = [];
    for (const item of items) {
      try {
        await work(item);
      } catch (error) {
        if (isGateClosed(error)) throw error;
        if (!isWrongExpectedRevision(error)) faults.push(error);
      }
    }
    return faults;
  }
}
