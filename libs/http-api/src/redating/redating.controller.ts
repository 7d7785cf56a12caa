import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { demandRedatingRead, RedatingReader, ReferenceData } from '@hoso/application';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ApiProblems } from '../problem/problem.dto';
import { PAGE_DEFAULT, PAGE_MAX, type Page } from '../reference/page.dto';
import {
  dossierAnswer,
  redatingAnswer,
  type RedatedDossierAnswer,
  type RedatingAnswer,
} from './redating-answer';
import { RedatingDesk } from './redating-desk';
import { causeIn, ListedPageDto, OrderDto, ProposalDto, scopeIn, WithdrawalDto } from './redating.dto';

/** Due dates of many dossiers, moved by a calendar announced anew or by a legal instrument. */
@ApiTags('re-dating')
@ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The command id, a UUID.' })
@Controller('v1/redatings')
export class RedatingController {
  constructor(
    private readonly desk: RedatingDesk,
    private readonly reader: RedatingReader,
    private readonly reference: ReferenceData,
  ) {}

  /** Kiểm tra trước khi điều chỉnh: what a cause would move; only the report is written. */
  @Post()
  @HttpCode(201)
  @ApiProblems(400, 401, 403, 409, 422, 503)
  assess(@Body() { cause, scope }: ProposalDto, @Exchange() exchange: HttpExchange): Promise<object> {
    const proposed = { cause: causeIn(cause, this.reference), scope: scopeIn(scope) };
    return this.desk.assess(proposed, exchange);
  }

  /** Tình trạng đợt điều chỉnh: state, progress and totals. */
  @Get(':id')
  @ApiProblems(400, 401, 403, 404)
  async redating(@Param('id') id: string, @Exchange() exchange: HttpExchange): Promise<RedatingAnswer> {
    exchange.demandNoQuery();
    const view = await this.reader.read(id);
    demandRedatingRead(exchange.principal, view.redating.scope);
    void exchange.reply.header('etag', `"${view.revision}"`);
    return redatingAnswer(view);
  }

  /** Kết quả từng hồ sơ: the dossiers that move or are refused, page by page. */
  @Get(':id/dossiers')
  @ApiProblems(400, 401, 403, 404)
  async dossiers(
    @Param('id') id: string,
    @Query() { after = '', limit, outcome }: ListedPageDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<Page<RedatedDossierAnswer>> {
    const { redating } = await this.reader.read(id);
    demandRedatingRead(exchange.principal, redating.scope);
    const size = Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX);
    const found = await this.reader.dossiers(id, { after, limit: size, ...(outcome && { outcome }) });
    const items = found.slice(0, size).map(dossierAnswer);
    const last = items.at(-1);
    return { items, ...(found.length > size && last && { next: last.code }) };
  }

  /** Quyết định điều chỉnh: order what was assessed; it is carried out in the background. */
  @Post(':id/order')
  @HttpCode(200)
  @ApiProblems(400, 401, 403, 404, 409, 422, 503)
  order(
    @Param('id') id: string,
    @Body() { reason, cause, scope }: OrderDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<object> {
    const said = {
      ...(cause && { cause: causeIn(cause, this.reference) }),
      ...(scope && { scope: scopeIn(scope) }),
    };
    return this.desk.take(id, { type: 'OrderRedating', data: { reason, ...said } }, exchange);
  }

  /** Hủy đề xuất điều chỉnh: give up before it is ordered. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiProblems(400, 401, 403, 404, 409, 422, 503)
  withdraw(
    @Param('id') id: string,
    @Body() { reason }: WithdrawalDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<object> {
    return this.desk.take(id, { type: 'WithdrawRedating', data: { reason } }, exchange);
  }
}
