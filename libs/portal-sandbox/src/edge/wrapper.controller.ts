import { Body, Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Gateway } from '../faults/gateway';
import { Settings } from '../records/settings';
import { sendDelivery } from './send-delivery';

/** A province’s wrapper of the portal: no session, parameters in the query, the bare data as body. */
@Controller('api/SynsTTHCC')
export class WrapperController {
  constructor(
    private readonly gateway: Gateway,
    private readonly settings: Settings,
  ) {}

  @Post(':service')
  @HttpCode(200)
  async call(
    @Param('service') service: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Body() data: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { MaDinhDanhDV, ...named } = query;
    const parameters = { ...named, ...(data !== undefined && data !== null && { data }) };
    const flaw = MaDinhDanhDV ? {} : { flaw: 'Tham số MaDinhDanhDV bắt buộc nhập' };
    const delivery = await this.gateway.deliver({ service, door: 'wrapper', parameters, ...flaw });
    sendDelivery(reply, delivery, this.settings.current);
  }
}
