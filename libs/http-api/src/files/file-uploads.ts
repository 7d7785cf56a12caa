import type { FastifyInstance } from 'fastify';

export const FILES = '/v1/files';

const RAW = 'application/vnd.hoso.raw';

/**
 * Hands the bodies of uploads on as streams of bytes, whatever they are: also JSON, which is parsed everywhere else.
 * The media type that the caller gave stands on the request as `uploadType`.
 */
export const takeFileUploads = (server: FastifyInstance): void => {
  server.decorateRequest('uploadType', undefined);
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'POST' && request.routeOptions.url === FILES) {
      Object.assign(request, { uploadType: request.headers['content-type'] });
      request.headers['content-type'] = RAW;
    }
    done();
  });
  server.addContentTypeParser(RAW, (_request, payload, done) => done(null, payload));
};
