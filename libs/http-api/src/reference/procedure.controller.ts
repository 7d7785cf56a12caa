import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReferenceData } from '@hoso/application';
import { versionInForce, type ProcedureCommands, type ProcedureState } from '@hoso/domain';
import { Clock, dayOf, VIETNAM } from '@hoso/kernel';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { PageDto, pageOf, type Page } from './page.dto';
import { EndingDto, ProcedureVersionDto, PublicationDto } from './procedure.dto';
import { ReferenceDesk } from './reference-desk';

/** A procedure in a list: its newest version, and the one in force today. */
export interface ProcedureSummary {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: string;
  readonly versions: readonly number[];
  readonly inForce?: number;
}

/** The catalogue of procedures. */
@ApiTags('reference')
@Controller('v1/procedures')
export class ProcedureController {
  constructor(
    private readonly reference: ReferenceData,
    private readonly desk: ReferenceDesk,
    private readonly clock: Clock,
  ) {}

  /** Danh mục thủ tục: the procedures, page by page. */
  @Get()
  @ApiProblems(400, 401)
  list(@Query() page: PageDto): Page<ProcedureSummary> {
    const summaries = this.reference.procedures().flatMap((state) => this.summaryOf(state));
    return pageOf(summaries, ({ code }) => code, page);
  }

  /** Một thủ tục: a procedure with its versions and their publication. */
  @Get(':code')
  @ApiProblems(400, 401, 404)
  procedure(
    @Param('code') code: string,
    @Exchange() exchange: HttpExchange,
  ): Omit<ProcedureState, 'adopted'> {
    exchange.demandNoQuery();
    const known = this.reference.procedure(code);
    if (!known) throw new EdgeFault('not-found', { facts: { procedure: code } });
    const { versions, publications } = known;
    return { versions, publications };
  }

  /** Ban hành phiên bản thủ tục: adopt a version. */
  @Post(':code/versions')
  @HttpCode(200)
  @ApiProblems(400, 401, 403, 409, 422)
  adopt(@Param('code') code: string, @Body() body: ProcedureVersionDto, @Exchange() exchange: HttpExchange) {
    const data: ProcedureCommands['AdoptProcedureVersion'] = { code, ...body };
    return this.desk.take({ kind: 'procedure', id: code, type: 'AdoptProcedureVersion', data }, exchange);
  }

  /** Công bố thủ tục: publish a version. */
  @Post(':code/publications')
  @HttpCode(200)
  @ApiProblems(400, 401, 403, 409, 422)
  publish(@Param('code') code: string, @Body() body: PublicationDto, @Exchange() exchange: HttpExchange) {
    const data: ProcedureCommands['PublishProcedure'] = body;
    return this.desk.take({ kind: 'procedure', id: code, type: 'PublishProcedure', data }, exchange);
  }

  /** Bãi bỏ thủ tục: end a version. */
  @Post(':code/endings')
  @HttpCode(200)
  @ApiProblems(400, 401, 403, 409, 422)
  end(@Param('code') code: string, @Body() body: EndingDto, @Exchange() exchange: HttpExchange) {
    const data: ProcedureCommands['EndProcedureVersion'] = body;
    return this.desk.take({ kind: 'procedure', id: code, type: 'EndProcedureVersion', data }, exchange);
  }

  private summaryOf(state: ProcedureState): readonly ProcedureSummary[] {
    const newest = state.versions.at(-1);
    if (!newest) return [];
    const inForce = versionInForce(state, dayOf(this.clock.now(), VIETNAM))?.version;
    const { code, name, field, level } = newest;
    const versions = state.versions.map(({ version }) => version);
    return [{ code, name, field, level, versions, ...(inForce !== undefined && { inForce }) }];
  }
}
