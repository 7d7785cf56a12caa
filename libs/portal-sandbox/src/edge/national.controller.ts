import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LOGIN, type PortalCall } from '../contract/call';
import { Gateway } from '../faults/gateway';
import { Settings } from '../records/settings';
import { sendDelivery } from './send-delivery';

type Envelope = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const flawIn = ({ madonvi }: Envelope, routing: string | undefined): string | undefined => {
  if (!routing) return 'Thiếu mã định tuyến dstcode trong tiêu đề';
  return textOf(madonvi) === '' ? 'Tham số madonvi bắt buộc nhập' : undefined;
};

const callOf = (
  endpoint: 'integration' | 'share',
  body: unknown,
  routing: string | undefined,
): PortalCall => {
  const envelope = (body ?? {}) as Envelope;
  const { session, service, madonvi: _madonvi, ...parameters } = envelope;
  const flaw = flawIn(envelope, routing);
  return {
    service: textOf(service),
    door: 'national',
    session: textOf(session),
    endpoint,
    parameters,
    ...(flaw !== undefined && { flaw }),
  };
};

/** The locally installed adapter of the national portal: a login and two addresses that take an envelope. */
@Controller('adapter')
export class NationalController {
  constructor(
    private readonly gateway: Gateway,
    private readonly settings: Settings,
  ) {}

  @Post('login')
  @HttpCode(200)
  async logIn(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const parameters = (body ?? {}) as Envelope;
    await this.answer({ service: LOGIN, door: 'national', parameters }, reply);
  }

  @Post('integration')
  @HttpCode(200)
  async integrate(
    @Body() body: unknown,
    @Headers('dstcode') routing: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(callOf('integration', body, routing), reply);
  }

  @Post('share')
  @HttpCode(200)
  async share(
    @Body() body: unknown,
    @Headers('dstcode') routing: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(callOf('share', body, routing), reply);
  }

  private async answer(call: PortalCall, reply: FastifyReply): Promise<void> {
    sendDelivery(reply, await this.gateway.deliver(call), this.settings.current);
  }
}
