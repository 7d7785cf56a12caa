import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiTags } from '@nestjs/swagger';
import { AccountabilityDecisions, type RecordedReport } from '@hoso/application';
import type { AccountabilityReport } from '@hoso/domain';
import { instantOf } from '@hoso/kernel';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { WaitForDto } from '../listing/wait-for.dto';
import { WrittenRows } from '../listing/written-rows';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { AccountabilityDesk } from './accountability-desk';
import { ReviewDto, SubmitDto } from './accountability.dto';
import { reportNameIn } from './report-name';

/** The report as it stands, and every event of it as it was recorded. */
export interface AccountabilityAnswer extends AccountabilityReport {
  readonly revision: number;
  readonly history: readonly object[];
}

const entryOf = ({ revision, event, actor, commandId, hash, recordedAt }: RecordedReport): object => ({
  revision,
  ...event,
  recordedAt,
  actor,
  commandId,
  hash,
});

const OnReport = (): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The command id, a UUID, honoured for the life of the report; made when missing.',
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision in quotes that the report must stand at; 412 when it does not.',
    }),
    ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'] }),
    ApiProblems(400, 401, 403, 409, 412, 413, 415, 422, 503),
  );

/** What a unit reports about a month, a quarter or a year on all its lateness. */
@ApiTags('accountability')
@Controller('v1/accountability/:unit/:period')
export class AccountabilityReportController {
  constructor(
    private readonly decisions: AccountabilityDecisions,
    private readonly desk: AccountabilityDesk,
    private readonly written: WrittenRows,
  ) {}

  /** Báo cáo giải trình định kỳ: the report of a unit about a period, with its history. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async read(
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Exchange() exchange: HttpExchange,
  ): Promise<AccountabilityAnswer> {
    exchange.demandNoQuery();
    const name = reportNameIn(unit, period);
    const { report, revision, history } = await this.decisions.read(name, exchange.principal);
    if (!report) throw new EdgeFault('not-found', { facts: { ...name } });
    void exchange.reply.header('etag', `"${revision}"`);
    return { ...report, revision, history: history.map(entryOf) };
  }

  /** Tổng hợp: bring together the breaches of the period and what was said about each. */
  @Post('gather')
  @OnReport()
  async gather(
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Body() { waitFor }: WaitForDto,
    @Exchange() exchange: HttpExchange,
  ) {
    // Whether something was written is for nobody else to find out.
    if (waitFor !== undefined) this.decisions.demandReader(exchange.principal, unit);
    await this.written.shown(waitFor);
    return this.desk.take(reportNameIn(unit, period), { type: 'GatherAccountability', data: {} }, exchange);
  }

  /** Thủ trưởng ký, gửi báo cáo: the head submits what was gathered. */
  @Post('submit')
  @OnReport()
  submit(
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Body() { prevention, open = [] }: SubmitDto,
    @Exchange() exchange: HttpExchange,
  ) {
    const named = open.map(({ breach, ...each }) => ({ ...each, breach: instantOf(breach) }));
    return this.desk.take(
      reportNameIn(unit, period),
      { type: 'SubmitAccountability', data: { prevention, open: named } },
      exchange,
    );
  }

  /** Cấp trên chấp nhận hoặc trả lại báo cáo: the superior accepts or returns it. */
  @Post('review')
  @OnReport()
  review(
    @Param('unit') unit: string,
    @Param('period') period: string,
    @Body() data: ReviewDto,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.desk.take(reportNameIn(unit, period), { type: 'ReviewAccountability', data }, exchange);
  }
}
