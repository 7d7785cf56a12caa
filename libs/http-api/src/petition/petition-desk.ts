import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { petitionBusCommandOf, type PetitionOutcome, type PetitionRequest } from '@hoso/application';
import type { CommandAnswer, DryRunAnswer } from '../dossier/command-answer';
import { dryRunRefused, hasOpened } from '../dossier/command-answer';
import { withoutPersons } from '../dossier/without-persons';
import type { HttpExchange } from '../exchange/http-exchange';
import { problemOfRefusal } from '../problem/problem';
import type { GivenPetitionCommand, PetitionBody } from './petition-bodies';

type Accepted = Exclude<PetitionOutcome, { readonly refused: unknown }>;

const headOf = ({ commandId, code, petition: { phase, due } }: Accepted) => ({
  commandId,
  code,
  phase,
  dueAt: due.answer,
  provisional: due.provisional,
});

const answerOf = (accepted: Accepted): CommandAnswer => {
  const { revision, events, isRepeated } = accepted;
  const first = revision - events.length + 1;
  return {
    ...headOf(accepted),
    revision,
    events: events.map(({ type }, index) => ({ type, revision: first + index })),
    repeated: isRepeated,
  };
};

/** Takes commands about petitions over the counter of HTTP. */
@Injectable()
export class PetitionDesk {
  constructor(private readonly commands: CommandBus) {}

  async take<Type extends GivenPetitionCommand>(
    type: Type,
    { occurredAt, ...data }: PetitionBody<Type>,
    exchange: HttpExchange,
  ): Promise<object> {
    const { code } = exchange;
    const context = exchange.commandContext(occurredAt);
    const request = { type, data, ...(code !== undefined && { code }), context };
    const outcome = await this.commands.execute(petitionBusCommandOf(request as unknown as PetitionRequest));
    this.log({ type, context }, outcome, exchange);
    if ('refused' in outcome)
      return context.isDryRun
        ? this.whatWouldFollow(dryRunRefused(context.commandId, outcome), exchange)
        : exchange.problem(problemOfRefusal(outcome));
    return context.isDryRun
      ? this.whatWouldFollow(this.followed(outcome), exchange)
      : this.answer(outcome, exchange);
  }

  private answer(accepted: Accepted, { reply }: HttpExchange): CommandAnswer {
    void reply.header('etag', `"${accepted.revision}"`);
    if (hasOpened(accepted)) void reply.status(201).header('location', `/v1/petitions/${accepted.code}`);
    else void reply.status(200);
    return answerOf(accepted);
  }

  private followed(accepted: Accepted): DryRunAnswer {
    const events = accepted.events.map(withoutPersons).map(({ type, data }) => ({ type, data }));
    return { allowed: true, ...headOf(accepted), events };
  }

  private whatWouldFollow(answer: DryRunAnswer, { reply }: HttpExchange): DryRunAnswer {
    void reply.status(200);
    return answer;
  }

  private log(
    { type, context }: Pick<PetitionRequest, 'type' | 'context'>,
    outcome: PetitionOutcome,
    { request, code }: HttpExchange,
  ): void {
    const { commandId, correlationId, causationId, isDryRun: dryRun } = context;
    const result =
      'refused' in outcome
        ? { refused: outcome.refused }
        : { revision: outcome.revision, repeated: outcome.isRepeated };
    const petition = code ?? ('code' in outcome ? outcome.code : null);
    request.log.info({ type, petition, commandId, correlationId, causationId, dryRun, ...result }, 'command');
  }
}
