import { Injectable } from '@nestjs/common';
import {
  AccountabilityDecisions,
  type AccountabilityAccepted,
  type AccountabilityOutcome,
  type ReportName,
} from '@hoso/application';
import type { AccountabilityCommand } from '@hoso/domain';
import type { HttpExchange } from '../exchange/http-exchange';
import { problemOfRefusal } from '../problem/problem';

const answerOf = ({ commandId, revision, events, report }: AccountabilityAccepted): object => ({
  commandId,
  unit: report.unit,
  period: report.period,
  revision,
  stage: report.stage,
  events: events.map(({ type }, index) => ({ type, revision: revision - events.length + 1 + index })),
});

/** Takes commands about periodic reports and writes the answer. */
@Injectable()
export class AccountabilityDesk {
  constructor(private readonly decisions: AccountabilityDecisions) {}

  /** @throws EdgeFault, CommandFailure */
  async take(name: ReportName, command: AccountabilityCommand, exchange: HttpExchange): Promise<object> {
    const context = exchange.commandContext(undefined);
    const outcome = await this.decisions.take({ ...name, command, context });
    if (context.isDryRun) return whatWouldFollow(context.commandId, outcome);
    if ('refused' in outcome) return exchange.problem(problemOfRefusal(outcome));
    void exchange.reply.header('etag', `"${outcome.revision}"`);
    return answerOf(outcome);
  }
}

const whatWouldFollow = (commandId: string, outcome: AccountabilityOutcome): object => {
  if (!('refused' in outcome)) return { allowed: true, commandId, events: outcome.events };
  const { refused: code, facts, source } = outcome;
  return { allowed: false, commandId, refusal: { code, facts, source } };
};
