import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayAct, type Principal } from '@hoso/access';
import { AlertDecisions } from '@hoso/application';
import type { ListedAlert, ReadModels } from '@hoso/read-models';
import { lastEventIdIn } from '../exchange/headers';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EVENT_STREAM } from '../media';
import { WrittenRows } from '../listing/written-rows';
import { EdgeFault } from '../problem/edge-fault';
import { problemOfRefusal } from '../problem/problem';
import { ApiProblems } from '../problem/problem.dto';
import { READ_MODELS } from '../public/read-models-token';
import { FORMS } from '../shape/forms';
import { AcknowledgeDto } from './acknowledge.dto';
import { AlertQueryDto, filterOf } from './alert-query.dto';
import { AlertStream } from './alert-stream';

/** A page of alerts, the newest first. */
export interface AlertsAnswer {
  readonly items: readonly ListedAlert[];
  /** What to give as `cursor` for the next page; absent on the last one. */
  readonly next?: string;
  /** The place in the log that the list shows: what to give as `Last-Event-ID` in order to go on from it. */
  readonly position: string;
}

const demandReading = (principal: Principal): void => {
  const permission = mayAct(principal, 'read');
  if ('denied' in permission)
    throw new EdgeFault('not-permitted', { facts: { reason: permission.denied, capability: 'read' } });
};

/** Alerts: who is told of what, and who answers. */
@ApiTags('alerts')
@Controller('v1/alerts')
export class AlertController {
  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly stream: AlertStream,
    private readonly decisions: AlertDecisions,
    private readonly written: WrittenRows,
  ) {}

  /** Danh sách cảnh báo: alerts of the units that the caller may see, the newest first. */
  @Get()
  @ApiProblems(400, 401, 403, 503)
  async alerts(
    @Query() { waitFor, ...query }: AlertQueryDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<AlertsAnswer> {
    demandReading(principal);
    await this.written.shown(waitFor);
    const { items, next, position } = await this.readModels.alerts.page(filterOf(query, principal));
    return { items, ...(next !== undefined && { next: String(next) }), position: String(position) };
  }

  /** Luồng cảnh báo: what happens to alerts, as server-sent events, from `Last-Event-ID` on or from now. */
  @Get('stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The `id` of the last event received.' })
  @ApiProduces(EVENT_STREAM)
  @ApiResponse({
    status: 200,
    description: '`AlertRaised`, `AlertEscalated`, `AlertAcknowledged`, `AlertResolved`',
  })
  @ApiProblems(400, 401, 403, 503)
  async follow(@Exchange() exchange: HttpExchange, @Res() reply: FastifyReply): Promise<void> {
    const { principal, request } = exchange;
    demandReading(principal);
    exchange.demandNoQuery();
    const after = lastEventIdIn(request.headers) ?? (await this.present(principal));
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const frames = this.stream.frames({
      principal,
      after: after < 0n ? undefined : after,
      gone: gone.signal,
    });
    void reply.type(EVENT_STREAM).header('cache-control', 'no-store').send(Readable.from(frames));
  }

  /** Tiếp nhận cảnh báo: acknowledge an alert, so that it climbs no further. */
  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The command id, a UUID.' })
  @ApiProblems(400, 401, 403, 404, 409, 422)
  async acknowledge(
    @Param('id') id: string,
    @Body() data: AcknowledgeDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<object> {
    exchange.demandNoQuery();
    if (!FORMS.uuid.pattern.test(id)) throw new EdgeFault('not-found');
    const context = exchange.commandContext(undefined);
    if (context.expectedRevision !== undefined)
      throw new EdgeFault('invalid-header', {
        errors: [{ path: 'if-match', message: 'is not offered for alerts' }],
      });
    const command = { type: 'AcknowledgeAlert', data } as const;
    const outcome = await this.decisions.take({ id: id.toLowerCase(), command, context });
    if ('refused' in outcome) return exchange.problem(problemOfRefusal(outcome));
    const { commandId, revision, events } = outcome;
    void exchange.reply.header('etag', `"${revision}"`);
    return { commandId, revision, events: events.map(({ type }) => ({ type })) };
  }

  /** The place that the list has come to: nothing that it does not show is missed. */
  private async present(principal: Principal): Promise<bigint> {
    const { position } = await this.readModels.alerts.page({ ...filterOf({}, principal), limit: 1 });
    return position;
  }
}
