import type { PortalQuestions, QuestionStream } from '@hoso/application';
import type { EndAnswerExchange, ReceivedQuestion } from '@hoso/domain';
import { epochMs, type Clock } from '@hoso/kernel';
import { portalTime, type AnsweredQuestion, type PortalAnswer, type PortalServices } from '@hoso/portal';
import type { PortalGate } from '../exchange/gate';
import { withoutTexts } from '../exchange/masked';
import { doubtMs, SEND_WITHIN_MS, type PortalPace } from '../exchange/pace';
import { NOT_SENT } from '../exchange/sender';

export interface AnswerCourierParts {
  readonly services: Pick<PortalServices, 'sendAnswer'>;
  readonly gate: PortalGate;
  readonly pace: PortalPace;
  readonly questions: Pick<PortalQuestions, 'streams' | 'decisions'>;
  readonly clock: Clock;
}

const messageOf = (id: string, { answer }: ReceivedQuestion): AnsweredQuestion => {
  const { text, answeredBy, at } = answer!;
  return {
    HOIDAPID: id,
    NGUOITRALOI: answeredBy.name,
    CHUCVUNGUOITRALOI: answeredBy.position,
    NGAYTRALOI: portalTime(at),
    NOIDUNGTRALOI: text,
  };
};

const endOf = (answer: PortalAnswer, attempt: number, personal: readonly unknown[]): EndAnswerExchange => {
  const told = { attempt, outcome: answer.kind };
  if (!('message' in answer)) return told;
  const fault = withoutTexts(answer.message, personal);
  if (answer.kind === 'rejected') return { ...told, errorCode: answer.errorCode, fault };
  if (answer.kind === 'unknown') return { ...told, fault };
  return answer === NOT_SENT ? { ...told, cause: 'not-sent' } : { ...told, cause: answer.reason, fault };
};

/** Brings answers to the portal: intent before, outcome after, each durable before the next. */
export class AnswerCourier {
  constructor(private readonly parts: AnswerCourierParts) {}

  /**
   * Sends the answer to a question, if it is due and nothing of it may still be on its way.
   * @throws GateClosed before anything was done; WrongExpectedRevision when another instance was first; what the store throws
   */
  async bring(id: string): Promise<QuestionStream> {
    const { streams, decisions } = this.parts.questions;
    const stream = await streams.load(id);
    const { question } = stream;
    if (question?.state !== 'answered' || this.isInDoubt(question)) return stream;
    if (!question.open) return this.send(stream, question);
    // Its sender died, or gave up: the time in which it could still have arrived is over.
    const data = { attempt: question.open.attempt, outcome: 'unknown', cause: 'interrupted' } as const;
    return this.send(await decisions.record(stream, { type: 'EndAnswerExchange', data }), question);
  }

  /**
   * While another instance may be sending, nothing is sent; and what was lost may still arrive for a while: behind another text,
   * given after a refusal, it would take that one’s place.
   */
  private isInDoubt({ open, fault }: ReceivedQuestion): boolean {
    const isLost = fault?.outcome === 'unknown' && fault.cause !== 'interrupted';
    const from = open?.at ?? (isLost ? fault.at : undefined);
    const { clock, pace } = this.parts;
    return from !== undefined && epochMs(clock.now()) < epochMs(from) + doubtMs(pace);
  }

  private async send(stream: QuestionStream, question: ReceivedQuestion): Promise<QuestionStream> {
    const { gate, services, questions } = this.parts;
    const { streams, decisions } = questions;
    const { asker, content } = await streams.inClear(stream);
    let begun = stream;
    const answer = await gate.run(async () => {
      const began = performance.now();
      begun = await decisions.record(stream, { type: 'BeginAnswerExchange', data: {} });
      const isLate = performance.now() - began > SEND_WITHIN_MS;
      return isLate ? NOT_SENT : services.sendAnswer(messageOf(stream.id, question));
    });
    const data = endOf(answer, begun.question!.open!.attempt, [asker, content]);
    return decisions.record(begun, { type: 'EndAnswerExchange', data });
  }
}
