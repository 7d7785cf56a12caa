import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, type Problem } from './problem';

/** Seconds after which a caller may come again when the store or the issuer could not be reached. */
const RETRY_AFTER_S = 2;

/**
 * Prepares the reply for a problem as RFC 9457 wants it and gives back its body; `instance` is the id under which the
 * log speaks of the request.
 */
export const problemReply = (problem: Problem, request: FastifyRequest, reply: FastifyReply): object => {
  if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_S);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.status(problem.status).type('application/problem+json; charset=utf-8');
  return { ...problem, instance: `urn:uuid:${request.id}` };
};

/** Turns whatever was thrown into problem details; what the engine did wrong is logged, what a caller did is not. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
    else request.log.debug({ code: problem.code, status: problem.status }, 'request not taken');
    if (!reply.sent) void reply.send(problemReply(problem, request, reply));
  }
}
