import type { FastifyInstance } from 'fastify';
import { EdgeFault } from '../problem/edge-fault';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** Routes of this engine are literal text with whole segments as parameters, and `*` at the end. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:[^/]+/g, '[^/]+')
      .replace(/\*$/, '.*')}$`,
  );

/** Answers 405 with `Allow` where a path is known and only its method is not. To be set before any route. */
export const refuseWrongMethods = (server: FastifyInstance): void => {
  const routes: KnownRoute[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const path = request.url.split('?', 1)[0]!;
    const allowed = routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    if (allowed.length === 0) return done();
    void reply.header('allow', [...new Set(allowed)].sort().join(', '));
    return done(new EdgeFault('method-not-allowed'));
  });
};
