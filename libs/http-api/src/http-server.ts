import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { LogController, type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { NestLogger } from '@hoso/platform';
import { HttpApiModule, type HttpApiPorts } from './http-api.module';
import { takeJsonBodies } from './exchange/json-body';
import { takeFileUploads } from './files/file-uploads';
import { takeNdjsonStreams } from './exchange/ndjson-stream';
import { refuseWrongMethods } from './exchange/wrong-method';
import { MAX_BODY_BYTES } from './media';
import { problemOf } from './problem/problem';
import { problemReply } from './problem/problem.filter';

export interface HttpServerOptions extends HttpApiPorts {
  readonly logger: Logger;
}

const adapterOf = (logger: Logger): FastifyAdapter => {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    bodyLimit: MAX_BODY_BYTES,
    // One line per command says more than two per request, and costs half.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
      void reply.send(problemReply(problemOf(error), request, reply)),
  });
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  refuseWrongMethods(server);
  takeJsonBodies(server);
  takeNdjsonStreams(server);
  takeFileUploads(server);
  server.decorateRequest('principal', undefined);
  return adapter;
};

const documentApi = (app: NestFastifyApplication): void => {
  const config = new DocumentBuilder()
    .setTitle('Hoso')
    .setDescription('Commands and replay of administrative dossiers. Problems are RFC 9457 problem+json.')
    .setVersion('1')
    .addBearerAuth()
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key' }, 'api-key')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('api-key')
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'docs-json',
  });
};

/** The HTTP server of the engine, ready for `listen`; `/docs` shows what it takes. */
export const createHttpServer = async ({
  logger,
  ...ports
}: HttpServerOptions): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(HttpApiModule.on(ports), adapterOf(logger), {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  documentApi(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
};
