import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Principal } from '@hoso/access';
import type { CommandContext } from '@hoso/application';
import { parseInstant } from '@hoso/kernel';
import { EdgeFault } from '../problem/edge-fault';
import { problemReply } from '../problem/problem.filter';
import type { Problem } from '../problem/problem';
import { commandIdIn, expectedRevisionIn, traceIn } from './headers';
import type { HostedRequest } from './hosted-request';
import { demandKnownQuery } from './known-query';

const isDryRun = (query: unknown): boolean => {
  demandKnownQuery(query, 'dryRun');
  const { dryRun } = query as { readonly dryRun?: unknown };
  if (dryRun === undefined || dryRun === 'false') return false;
  if (dryRun === 'true') return true;
  throw new EdgeFault('invalid-shape', { errors: [{ path: 'dryRun', message: 'must be true or false' }] });
};

/** One request and its reply, as the routes see them. */
export class HttpExchange {
  constructor(
    readonly request: HostedRequest,
    readonly reply: FastifyReply,
  ) {}

  /** @throws Error on a public route, where nobody is known */
  get principal(): Principal {
    const { principal } = this.request;
    if (!principal) throw new Error('The guard has not seen this request');
    return principal;
  }

  /** The dossier in the path, where the route has one. */
  get code(): string | undefined {
    return (this.request.params as { readonly code?: string }).code;
  }

  /** For routes without a query. @throws EdgeFault invalid-shape */
  demandNoQuery(): void {
    demandKnownQuery(this.request.query);
  }

  /** What a command carries besides its data; ids that are missing are made, and all are sent back. */
  commandContext(occurredAt: string | undefined): CommandContext {
    const { headers, query } = this.request;
    const given = commandIdIn(headers);
    const expectedRevision = expectedRevisionIn(headers);
    const commandId = given ?? randomUUID();
    const correlationId = traceIn(headers, 'x-correlation-id') ?? commandId;
    const causationId = traceIn(headers, 'x-causation-id') ?? correlationId;
    void this.reply
      .header('idempotency-key', commandId)
      .header('x-correlation-id', correlationId)
      .header('x-causation-id', causationId);
    const at = occurredAt === undefined ? undefined : parseInstant(occurredAt);
    return {
      principal: this.principal,
      commandId,
      isFreshId: given === undefined,
      correlationId,
      causationId,
      ...(at !== undefined && { occurredAt: at }),
      ...(expectedRevision !== undefined && { expectedRevision }),
      isDryRun: isDryRun(query),
    };
  }

  /** The body of a problem that is a value, not a fault; the reply is prepared for it. */
  problem(problem: Problem): object {
    return problemReply(problem, this.request, this.reply);
  }
}

/** The exchange of a route. */
export const Exchange = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return new HttpExchange(http.getRequest<HostedRequest>(), http.getResponse<FastifyReply>());
});
