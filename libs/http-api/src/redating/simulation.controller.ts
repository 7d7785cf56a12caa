import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  demandRedating,
  ReferenceData,
  scopeFor,
  Simulations,
  supposeCalendar,
  type SimulatedDossier,
  type SimulationTotals,
  type Supposition,
} from '@hoso/application';
import type { CalendarCommand } from '@hoso/domain';
import { Clock, type Instant } from '@hoso/kernel';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ApiProblems } from '../problem/problem.dto';
import { problemOfRefusal } from '../problem/problem';
import { PAGE_DEFAULT, PAGE_MAX, PageDto, type Page } from '../reference/page.dto';
import { scopeIn, type ScopeDto } from './redating.dto';
import { CalendarSimulationDto, calendarMissing, changeIn, LimitSimulationDto } from './simulation.dto';

/** What a supposition would do to the open dossiers. */
export interface SimulationReport {
  /** Log position up to which the list of open dossiers was complete. */
  readonly position: string;
  readonly at: Instant;
  readonly totals: Omit<SimulationTotals, 'byUnit' | 'byField'>;
  readonly byUnit: SimulationTotals['byUnit'];
  readonly byField: SimulationTotals['byField'];
  /** Those whose statutory date would move, page by page. */
  readonly dossiers: Page<SimulatedDossier>;
}

interface Asked {
  readonly scope: ScopeDto | undefined;
  readonly page: PageDto;
  readonly exchange: HttpExchange;
}

const commandIn = ({ calendar, year }: CalendarSimulationDto): CalendarCommand => {
  if (calendar) return { type: 'AnnounceCalendar', data: { calendar } };
  if (!year) throw calendarMissing();
  return { type: 'AnnounceYear', data: year };
};

/** What if? Nothing is written. */
@ApiTags('re-dating')
@ApiProblems(400, 401, 403, 422, 503)
@Controller('v1/simulations')
export class SimulationController {
  constructor(
    private readonly simulations: Simulations,
    private readonly reference: ReferenceData,
    private readonly clock: Clock,
  ) {}

  /** Nếu thời hạn giải quyết thay đổi: who would be late under another limit. */
  @Post('limit')
  @HttpCode(200)
  limit(
    @Body() { change, scope }: LimitSimulationDto,
    @Query() page: PageDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<SimulationReport> {
    return this.report({ limit: changeIn(change) }, { scope, page, exchange });
  }

  /** Nếu lịch làm việc thay đổi: who would be late by a calendar that nobody has announced. */
  @Post('calendar')
  @HttpCode(200)
  async calendar(
    @Body() body: CalendarSimulationDto,
    @Query() page: PageDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<object> {
    const calendar = supposeCalendar(commandIn(body), { reference: this.reference, at: this.clock.now() });
    if ('refused' in calendar) return exchange.problem(problemOfRefusal(calendar));
    return this.report({ calendar }, { scope: body.scope, page, exchange });
  }

  private async report(supposition: Supposition, asked: Asked): Promise<SimulationReport> {
    const { principal } = asked.exchange;
    const scope = scopeFor(principal, scopeIn(asked.scope));
    demandRedating(principal, scope);
    const { after = '', limit } = asked.page;
    const max = Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX);
    const answer = await this.simulations.run({ supposition, scope, part: { after, max } });
    const { position, at, byUnit, byField, dossiers, ...totals } = answer;
    const items = dossiers.slice(0, max);
    const next = dossiers.length > max ? items.at(-1)?.code : undefined;
    return {
      position: String(position),
      at,
      totals,
      byUnit,
      byField,
      dossiers: { items, ...(next !== undefined && { next }) },
    };
  }
}
