import { Readable } from 'node:stream';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BulkIntake, type BulkLine } from '@hoso/application';
import { traceIn } from '../exchange/headers';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { MAX_BODY_BYTES, NDJSON } from '../media';
import { EdgeFault } from '../problem/edge-fault';
import { problemOf } from '../problem/problem';
import { ApiProblems } from '../problem/problem.dto';
import { BulkLineDto } from './bulk-line.dto';
import { linesOf } from './line-reader';
import { bulkLineOf, type BulkHead } from './line-request';
import { resultLineOf } from './line-result';

async function* requestsOf(body: AsyncIterable<Buffer>, head: BulkHead): AsyncGenerator<BulkLine> {
  for await (const line of linesOf(body, MAX_BODY_BYTES)) yield bulkLineOf(line, head);
}

/** Many commands in one stream. */
@ApiTags('bulk')
@Controller('v1/commands')
export class BulkController {
  constructor(private readonly bulk: BulkIntake) {}

  /** One command per line, one result per line: in order for each dossier, not over all. Read while you send. */
  @Post()
  @HttpCode(200)
  @ApiConsumes(NDJSON)
  @ApiProduces(NDJSON)
  @ApiExtraModels(BulkLineDto)
  @ApiBody({ type: BulkLineDto, description: 'Each line is one such object of at most 256 KiB.' })
  @ApiResponse({ status: 200, description: 'Lines of `{ line, commandId, status, … }`' })
  @ApiProblems(400, 401, 415)
  take(@Body() body: unknown, @Exchange() exchange: HttpExchange, @Res() reply: FastifyReply): void {
    if (!(body instanceof Readable))
      throw new EdgeFault('unsupported-media-type', { facts: { expected: NDJSON } });
    exchange.demandNoQuery();
    const { headers } = exchange.request;
    const correlationId = traceIn(headers, 'x-correlation-id');
    const head = { principal: exchange.principal, ...(correlationId !== undefined && { correlationId }) };
    void reply.type(NDJSON).send(Readable.from(this.results(body, head, exchange)));
  }

  private async *results(
    body: AsyncIterable<Buffer>,
    head: BulkHead,
    { request }: HttpExchange,
  ): AsyncGenerator<string> {
    let lines = 0;
    for await (const result of this.bulk.run(requestsOf(body, head))) {
      lines += 1;
      if (result.fault && problemOf(result.fault).status >= 500)
        request.log.error({ err: result.fault, line: result.line }, 'bulk line failed');
      yield resultLineOf(result);
    }
    request.log.info({ lines }, 'bulk');
  }
}
