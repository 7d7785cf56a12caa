import { Injectable } from '@nestjs/common';
import {
  RedatingAssessments,
  RedatingDecisions,
  RedatingReader,
  type RedatingAccepted,
  type RedatingContext,
  type RedatingProposal,
} from '@hoso/application';
import type { RedatingCommand } from '@hoso/domain';
import type { Refusal } from '@hoso/kernel';
import type { HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { problemOfRefusal } from '../problem/problem';
import { redatingAnswer } from './redating-answer';

type Proposed = Pick<RedatingProposal, 'cause' | 'scope'>;

/** Takes what people ask about re-datings. */
@Injectable()
export class RedatingDesk {
  constructor(
    private readonly assessments: RedatingAssessments,
    private readonly decisions: RedatingDecisions,
    private readonly reader: RedatingReader,
  ) {}

  /** @throws EdgeFault, CommandFailure */
  async assess(proposed: Proposed, exchange: HttpExchange): Promise<object> {
    const outcome = await this.assessments.assess({ ...proposed, context: contextOf(exchange) });
    if (!('refused' in outcome))
      void exchange.reply.status(201).header('location', `/v1/redatings/${outcome.redating.id}`);
    return this.answer(outcome, exchange);
  }

  /** @throws EdgeFault, CommandFailure */
  async take(id: string, command: RedatingCommand, exchange: HttpExchange): Promise<object> {
    const outcome = await this.decisions.take({ id, command, context: contextOf(exchange) });
    return this.answer(outcome, exchange);
  }

  private async answer(outcome: RedatingAccepted | Refusal, exchange: HttpExchange): Promise<object> {
    if ('refused' in outcome) return exchange.problem(problemOfRefusal(outcome));
    const { revision, redating, commandId } = outcome;
    exchange.request.log.info({ redating: redating.id, commandId, state: redating.phase }, 're-dating');
    void exchange.reply.header('etag', `"${revision}"`);
    return redatingAnswer(await this.reader.read(redating.id));
  }
}

const contextOf = (exchange: HttpExchange): RedatingContext => {
  const { isDryRun, expectedRevision, ...context } = exchange.commandContext(undefined);
  if (isDryRun)
    throw new EdgeFault('invalid-shape', {
      errors: [{ path: 'dryRun', message: 'is not offered here: assessing a re-dating is its dry run' }],
    });
  if (expectedRevision !== undefined)
    throw new EdgeFault('invalid-header', {
      errors: [{ path: 'if-match', message: 'is not offered for re-datings' }],
    });
  return context;
};
