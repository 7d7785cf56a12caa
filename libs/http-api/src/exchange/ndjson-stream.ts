import type { FastifyInstance } from 'fastify';
import { NDJSON } from '../media';
import { refuseForeignCharset } from './charset';

/** Hands bulks on as streams of bytes; each line is judged when it is read. */
export const takeNdjsonStreams = (server: FastifyInstance): void => {
  server.addContentTypeParser(NDJSON, (request, payload, done) => {
    refuseForeignCharset(request.headers);
    done(null, payload);
  });
};
