import { isUtf8 } from 'node:buffer';
import type { FastifyBodyParser, FastifyInstance } from 'fastify';
import { EdgeFault } from '../problem/edge-fault';
import { refuseForeignCharset } from './charset';

const JSON_TYPE = 'application/json';

/**
 * Takes JSON bodies as UTF-8 only: a byte that is none would be stored as a replacement character, and what the citizen
 * wrote be lost. A member named `__proto__` stays refused.
 */
export const takeJsonBodies = (server: FastifyInstance): void => {
  const parse = server.getDefaultJsonParser('error', 'error') as FastifyBodyParser<string>;
  server.addContentTypeParser<Buffer>(JSON_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    refuseForeignCharset(request.headers);
    if (!isUtf8(body)) throw new EdgeFault('malformed-json', { facts: { expected: 'UTF-8' } });
    return void parse(request, body.toString('utf8'), done);
  });
};
