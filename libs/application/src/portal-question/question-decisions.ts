import { actorOf, mayAct, type Principal } from '@hoso/access';
import {
  petitionPolicyOn,
  questionDecider,
  type AnswerQuestion,
  type QuestionCommand,
  type QuestionEvent,
  type QuestionFacts,
  type QuestionRefusal,
  type ReceivedQuestion,
} from '@hoso/domain';
import { derivedId, payloadHmac } from '@hoso/event-format';
import { isWrongExpectedRevision } from '@hoso/event-store';
import { dayOf, isRefusal, VIETNAM, type Clock, type Refusal } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { PortalSyncContext } from '../portal-sync/portal-sync-decisions';
import type { ApplicationSettings } from '../settings';
import type { QuestionStream, QuestionStreams } from './question-streams';

export interface AnswerRequest {
  /** *HOIDAPID*. */
  readonly id: string;
  readonly data: AnswerQuestion;
  readonly context: PortalSyncContext;
}

export interface AnswerAccepted {
  readonly commandId: string;
  /** Of the last event of the question. */
  readonly revision: number;
  readonly events: readonly QuestionEvent[];
}

export interface QuestionDecisionParts {
  readonly streams: QuestionStreams;
  readonly clock: Clock;
  readonly settings: Pick<ApplicationSettings, 'hmacSecret' | 'petitionPolicies'>;
}

/** The engine itself, as events name it. */
const PORTAL_SYNC: Principal = { id: 'portal-sync', role: 'clock', units: 'all' };

const MAX_RACES = 10;

const demand = (principal: Principal, unit?: string): void => {
  const permission = mayAct(principal, 'handle', unit);
  if ('denied' in permission)
    throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
};

/** Takes answers of officials, as whoever may answer petitions may give them, and records what the engine does. */
export class QuestionDecisions {
  constructor(private readonly parts: QuestionDecisionParts) {}

  /** @throws CommandFailure not-permitted, question-not-found, command-id-conflict, lost-race */
  async answer(request: AnswerRequest): Promise<AnswerAccepted | Refusal<QuestionRefusal>> {
    const { id, context } = request;
    demand(context.principal);
    for (let race = 0; race < MAX_RACES; race++) {
      try {
        return await this.decide(request);
      } catch (error) {
        if (!isWrongExpectedRevision(error)) throw error;
      }
    }
    throw new CommandFailure('lost-race', { question: id, tries: MAX_RACES });
  }

  /**
   * Records what the engine does, on the stream as it was read.
   * @throws WrongExpectedRevision when another instance was first; Error when the law of the question says no
   */
  async record(
    stream: QuestionStream,
    command: Exclude<QuestionCommand, { type: 'AnswerQuestion' }>,
  ): Promise<QuestionStream> {
    const { streams, settings } = this.parts;
    const { id, question, revision } = stream;
    const { type } = command;
    const events = questionDecider.decide(command, question, this.facts());
    if (isRefusal(events)) throw new Error(`${type} was refused: ${JSON.stringify(events)}`);
    const commandId = derivedId(JSON.stringify(['portal-question', id, revision + 1, type]));
    return streams.append(stream, events, {
      commandId,
      payloadHmac: payloadHmac(settings.hmacSecret, { id, type, events: events.length }),
      correlationId: commandId,
      causationId: commandId,
      actor: actorOf(PORTAL_SYNC),
    });
  }

  private async decide({
    id,
    data,
    context: { principal, ...ids },
  }: AnswerRequest): Promise<AnswerAccepted | Refusal<QuestionRefusal>> {
    const { commandId } = ids;
    const { streams, settings } = this.parts;
    const stream = await streams.load(id);
    const { unit } = demandReceived(stream);
    demand(principal, unit);
    const payload = payloadHmac(settings.hmacSecret, { id, data });
    const repeated = stream.commands.get(commandId);
    if (repeated && repeated.payloadHmac !== payload)
      throw new CommandFailure('command-id-conflict', { commandId });
    if (repeated) return { commandId, revision: stream.revision, events: repeated.events };
    const { content: asked } = await streams.inClear(stream);
    const facts = { ...this.facts(), ...(asked !== undefined && { asked }) };
    const events = questionDecider.decide({ type: 'AnswerQuestion', data }, stream.question, facts);
    if (isRefusal(events)) return events;
    const origin = { ...ids, payloadHmac: payload, actor: actorOf(principal, unit) };
    const { revision } = await streams.append(stream, events, origin);
    return { commandId, revision, events };
  }

  private facts(): QuestionFacts {
    const { clock, settings } = this.parts;
    const at = clock.now();
    const day = dayOf(at, VIETNAM);
    const policy = petitionPolicyOn(settings.petitionPolicies, day);
    if (!policy) throw new CommandFailure('reference-not-found', { policy: 'petitions', day });
    return { at, substance: policy.substance };
  }
}

/** @throws CommandFailure question-not-found */
export const demandReceived = ({ id, question }: QuestionStream): ReceivedQuestion => {
  if (!question) throw new CommandFailure('question-not-found', { question: id });
  return question;
};
