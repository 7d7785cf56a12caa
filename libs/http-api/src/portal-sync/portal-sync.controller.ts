import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { mayAct, type Principal } from '@hoso/access';
import {
  PortalSyncDecisions,
  PortalSyncReader,
  type OperatorCommand,
  type PortalSyncHistory,
} from '@hoso/application';
import { PortalSyncList, type StandingPage } from '@hoso/portal-sync';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { problemOfRefusal } from '../problem/problem';
import { ApiProblems } from '../problem/problem.dto';
import { DossierRights } from '../replay/dossier-rights';
import { OrderSyncDto, PortalSyncQueryDto, RetryDto, standingFilterOf } from './portal-sync.dto';

/** A dossier’s way to the portal as people read it. */
export interface PortalSyncAnswer extends Pick<PortalSyncHistory, 'revision' | 'history'> {
  readonly code: string;
  /** The last message that was delivered; absent where none was. */
  readonly delivered?: number;
  /** The message on its way, and what it waits for. */
  readonly current?: PortalSyncHistory['sync']['current'];
}

const demandListing = (principal: Principal): void => {
  const permission = mayAct(principal, 'read');
  if ('denied' in permission)
    throw new EdgeFault('not-permitted', { facts: { reason: permission.denied, capability: 'read' } });
};

/** How dossiers stand at the national portal, and what operators decide where the engine cannot. */
@ApiTags('national portal')
@Controller('v1/portal-sync')
export class PortalSyncController {
  constructor(
    private readonly list: PortalSyncList,
    private readonly reader: PortalSyncReader,
    private readonly decisions: PortalSyncDecisions,
    private readonly rights: DossierRights,
  ) {}

  /** Tình trạng đồng bộ: dossiers of the units that the caller may see, in the order of their codes. */
  @Get()
  @ApiProblems(400, 401, 403)
  standings(
    @Query() query: PortalSyncQueryDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<StandingPage> {
    demandListing(principal);
    return this.list.page(standingFilterOf(query, principal));
  }

  /** Lịch sử đồng bộ của hồ sơ: every exchange; request and answer only for those who may see persons. */
  @Get(':code')
  @ApiProblems(400, 401, 403, 404)
  async history(@Param('code') code: string, @Exchange() exchange: HttpExchange): Promise<PortalSyncAnswer> {
    exchange.demandNoQuery();
    const persons = await this.rights.demandReading(exchange.principal, code);
    const { sync, revision, history } = await this.reader.read(code, persons);
    const { delivered, current } = sync;
    return {
      code,
      revision,
      ...(delivered >= 0 && { delivered }),
      ...(current && { current }),
      history,
    };
  }

  /** Gửi lại hoặc xác nhận đã có trên Cổng: decide about a message that waits for a person, or lets one go on that waits after a failure. */
  @Post(':code/retry')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The command id, a UUID.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 503)
  retry(
    @Param('code') code: string,
    @Body() data: RetryDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<object> {
    return this.take(code, { type: 'ReleaseMessage', data: { ...data } }, exchange);
  }

  /** Lệnh đồng bộ hồ sơ lịch sử: let imported history of a dossier go to the portal. */
  @Post(':code/order')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The command id, a UUID.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 503)
  order(
    @Param('code') code: string,
    @Body() data: OrderSyncDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<object> {
    return this.take(code, { type: 'OrderPortalSync', data: { ...data } }, exchange);
  }

  private async take(code: string, command: OperatorCommand, exchange: HttpExchange): Promise<object> {
    exchange.demandNoQuery();
    const { expectedRevision, principal, commandId, correlationId, causationId } =
      exchange.commandContext(undefined);
    if (expectedRevision !== undefined)
      throw new EdgeFault('invalid-header', {
        errors: [{ path: 'if-match', message: 'is not offered for the portal' }],
      });
    const context = { principal, commandId, correlationId, causationId };
    const outcome = await this.decisions.take({ code, command, context });
    if ('refused' in outcome) return exchange.problem(problemOfRefusal(outcome));
    const { revision, events } = outcome;
    void exchange.reply.header('etag', `"${revision}"`);
    return { commandId, revision, events: events.map(({ type }) => ({ type })) };
  }
}
