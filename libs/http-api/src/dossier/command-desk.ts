import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { busCommandOf, type CommandRequest, type Outcome } from '@hoso/application';
import { problemOfRefusal } from '../problem/problem';
import type { HttpExchange } from '../exchange/http-exchange';
import { answerOf, dryRunOf, dryRunRefused, hasOpened } from './command-answer';
import { refuseSecondOpening } from './refuse-second-opening';
import { dataIn, type BodyOf, type OfferedCommandType } from './slice-bodies';

/** Takes commands over the counter of HTTP: hands them to the bus and writes the answer. */
@Injectable()
export class CommandDesk {
  constructor(private readonly commands: CommandBus) {}

  async take<Type extends OfferedCommandType>(
    type: Type,
    body: BodyOf<Type>,
    exchange: HttpExchange,
  ): Promise<object> {
    const { code } = exchange;
    if (code !== undefined) refuseSecondOpening(type, body);
    const context = exchange.commandContext(body.occurredAt);
    const request = { type, data: dataIn(type, body), ...(code !== undefined && { code }), context };
    const outcome = await this.commands.execute(busCommandOf(request as CommandRequest));
    this.log(request, outcome, exchange);
    return context.isDryRun
      ? this.whatWouldFollow(context.commandId, outcome, exchange)
      : this.answer(outcome, exchange);
  }

  private answer(outcome: Outcome, exchange: HttpExchange): object {
    if ('refused' in outcome) return exchange.problem(problemOfRefusal(outcome));
    const { reply } = exchange;
    void reply.header('etag', `"${outcome.revision}"`);
    if (hasOpened(outcome)) void reply.status(201).header('location', `/v1/dossiers/${outcome.code}`);
    else void reply.status(200);
    return answerOf(outcome);
  }

  private whatWouldFollow(commandId: string, outcome: Outcome, { reply }: HttpExchange): object {
    void reply.status(200);
    return 'refused' in outcome ? dryRunRefused(commandId, outcome) : dryRunOf(outcome);
  }

  private log({ type, code, context }: CommandRequest, outcome: Outcome, { request }: HttpExchange): void {
    const { commandId, correlationId, causationId, isDryRun } = context;
    const result =
      'refused' in outcome
        ? { refused: outcome.refused }
        : { revision: outcome.revision, repeated: outcome.isRepeated };
    const dossier = code ?? ('code' in outcome ? outcome.code : null);
    request.log.info(
      { type, dossier, commandId, correlationId, causationId, dryRun: isDryRun, ...result },
      'command',
    );
  }
}
