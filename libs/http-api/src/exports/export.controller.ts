import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayAct, visibleUnits, type Principal } from '@hoso/access';
import { ProcessHistories, type HistoryFilter } from '@hoso/application';
import { writeProcessLog } from '@hoso/documents';
import { plainDateOf } from '@hoso/kernel';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { sendDocument } from '../exchange/send-document';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { ProcessLogDto } from './process-log.dto';

const demand = (principal: Principal, unit: string | undefined): void => {
  const permission = mayAct(principal, 'audit', unit);
  const denied = 'denied' in permission ? permission.denied : undefined;
  const reason =
    denied ?? (unit === undefined && visibleUnits(principal) !== 'all' ? 'other-unit' : undefined);
  if (reason) throw new EdgeFault('not-permitted', { facts: { reason, capability: 'audit' } });
};

const filterIn = ({ unit, from, to }: ProcessLogDto): HistoryFilter => {
  if (from !== undefined && to !== undefined && to < from)
    throw new EdgeFault('invalid-shape', { errors: [{ path: 'to', message: 'must not lie before from' }] });
  return {
    ...(unit !== undefined && { unit }),
    ...(from !== undefined && { from: plainDateOf(from) }),
    ...(to !== undefined && { to: plainDateOf(to) }),
  };
};

/** What leaves the engine for other programs. */
@ApiTags('exports')
@Controller('v1/exports')
export class ExportController {
  constructor(private readonly histories: ProcessHistories) {}

  /** Nhật ký quy trình: the process log for mining, as XES (IEEE 1849-2016) or OCEL 2.0; no citizen in it. */
  @Get('process-log')
  @ApiProduces('application/xml', 'application/json')
  @ApiProblems(400, 401, 403)
  async processLog(
    @Query() query: ProcessLogDto,
    @Exchange() { principal }: HttpExchange,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    demand(principal, query.unit);
    const filter = filterIn(query);
    await sendDocument(
      writeProcessLog(() => this.histories.read(filter), query.format),
      reply,
    );
  }
}
