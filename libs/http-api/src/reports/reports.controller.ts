import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Principal } from '@hoso/access';
import { writeReport } from '@hoso/documents';
import { Clock } from '@hoso/kernel';
import {
  printedReport,
  REPORT_NAMES,
  Reports,
  type DrillDownAnswer,
  type PetitionDrillDownAnswer,
  type ProcedureDrillDownAnswer,
  type ReportRequest,
} from '@hoso/reports';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { sendDocument } from '../exchange/send-document';
import { WrittenRows } from '../listing/written-rows';
import { ApiProblems } from '../problem/problem.dto';
import { CasePageQueryDto, DrillDownQueryDto, ReportDto, ReportQueryDto } from './report.dto';
import { reportRequestIn } from './report-request';

const PAGE_DEFAULT = 100;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const pageIn = ({ column, cursor, limit }: CasePageQueryDto) => ({
  ...{ column, limit: Number(limit ?? PAGE_DEFAULT) },
  ...(cursor !== undefined && { cursor }),
});

/** Figures as of a position of the log, and the dossiers, petitions or procedures behind each of them. */
@ApiTags('reports')
@Controller('v1/reports/:report')
export class ReportsController {
  constructor(
    private readonly reports: Reports,
    private readonly clock: Clock,
    private readonly written: WrittenRows,
  ) {}

  /** Báo cáo: the figures of a period, as they had been recorded. */
  @Get()
  @ApiParam({ name: 'report', enum: REPORT_NAMES })
  @ApiProduces('application/json', 'text/csv', 'application/pdf', XLSX)
  @ApiProblems(400, 401, 403, 404, 422, 503)
  async make(
    @Param('report') report: string,
    @Query() { format = 'json', ...query }: ReportDto,
    @Exchange() { principal, reply }: HttpExchange,
    @Res() _: FastifyReply,
  ): Promise<void> {
    const request = await this.requested(query, principal);
    const answer = await this.reports.make(report, request, this.clock.now());
    if (format === 'json') void reply.send(answer);
    else await sendDocument(writeReport(printedReport(answer), format), reply);
  }

  /** Hồ sơ của một số liệu: the dossiers that a figure counts, each with the address of its events. */
  @Get('dossiers')
  @ApiParam({ name: 'report', enum: REPORT_NAMES })
  @ApiProblems(400, 401, 403, 404, 422, 503)
  async dossiers(
    @Param('report') report: string,
    @Query() query: DrillDownQueryDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<DrillDownAnswer> {
    const { field, level } = query;
    const request = {
      ...(await this.requested(query, principal)),
      ...pageIn(query),
      ...(field !== undefined && { field }),
      ...(level !== undefined && { level }),
    };
    return this.reports.dossiers(report, request, this.clock.now());
  }

  /** Phản ánh, kiến nghị của một số liệu: the petitions that a figure counts, each with the address of its events. */
  @Get('petitions')
  @ApiParam({ name: 'report', enum: REPORT_NAMES })
  @ApiProblems(400, 401, 403, 404, 422, 503)
  async petitions(
    @Param('report') report: string,
    @Query() query: CasePageQueryDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<PetitionDrillDownAnswer> {
    const request = { ...(await this.requested(query, principal)), ...pageIn(query) };
    return this.reports.petitions(report, request, this.clock.now());
  }

  /** Thủ tục của một số liệu: the procedures that a figure counts, each with its versions and their publication. */
  @Get('procedures')
  @ApiParam({ name: 'report', enum: REPORT_NAMES })
  @ApiProblems(400, 401, 403, 404, 422, 503)
  async procedures(
    @Param('report') report: string,
    @Query() query: CasePageQueryDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<ProcedureDrillDownAnswer> {
    const request = { ...(await this.requested(query, principal)), ...pageIn(query) };
    return this.reports.procedures(report, request, this.clock.now());
  }

  /** What is asked for, once it is known that this caller may and the rows show what it waits for. @throws EdgeFault; UpkeepFailure */
  private async requested(query: ReportQueryDto, principal: Principal): Promise<ReportRequest> {
    const request = reportRequestIn(query, principal);
    await this.written.shown(query.waitFor);
    return request;
  }
}
