import { Injectable } from '@nestjs/common';
import { ReferenceDecisions, type ReferenceRequest } from '@hoso/application';
import { EdgeFault } from '../problem/edge-fault';
import type { HttpExchange } from '../exchange/http-exchange';
import { problemOfRefusal } from '../problem/problem';

type Change = Omit<ReferenceRequest, 'context'>;

/** Takes changes of procedures, units and calendars. */
@Injectable()
export class ReferenceDesk {
  constructor(private readonly decisions: ReferenceDecisions) {}

  /** @throws EdgeFault, CommandFailure */
  async take(change: Change, exchange: HttpExchange): Promise<object> {
    const context = exchange.commandContext(undefined);
    if (context.expectedRevision !== undefined)
      throw new EdgeFault('invalid-header', {
        errors: [{ path: 'if-match', message: 'is not offered for reference data' }],
      });
    const outcome = await this.decisions.take({ ...change, context });
    if ('refused' in outcome) {
      const { refused: code, facts, source } = outcome;
      if (!context.isDryRun) return exchange.problem(problemOfRefusal(outcome));
      return { allowed: false, commandId: context.commandId, refusal: { code, facts, source } };
    }
    const { commandId, revision, events } = outcome;
    if (context.isDryRun) return { allowed: true, commandId, events };
    void exchange.reply.header('etag', `"${revision}"`);
    return { commandId, revision, events: events.map(({ type }) => ({ type })) };
  }
}
