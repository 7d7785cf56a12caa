import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HealthRegistry, type HealthReport } from '@hoso/platform';
import { Public } from '../access/public';

/** For whoever starts, stops and balances processes. */
@Public()
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthRegistry) {}

  /** Whether the process is alive. */
  @Get('live')
  async live(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return shown(await this.health.live(), reply);
  }

  /** Whether callers may come. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return shown(await this.health.ready(), reply);
  }
}

const shown = (report: HealthReport, reply: FastifyReply): HealthReport => {
  void reply.status(report.status === 'up' ? 200 : 503).header('cache-control', 'no-store');
  return report;
};
