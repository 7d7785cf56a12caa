import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReferenceData } from '@hoso/application';
import type { CalendarCommands, WorkingCalendar } from '@hoso/domain';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { AnnouncedYearDto, CalendarDto } from './calendar.dto';
import { ReferenceDesk } from './reference-desk';

/** The working time of regions. */
@ApiTags('reference')
@ApiProblems(400, 401, 403, 404, 409, 422)
@Controller('v1/calendars')
export class CalendarController {
  constructor(
    private readonly reference: ReferenceData,
    private readonly desk: ReferenceDesk,
  ) {}

  /** Lịch làm việc: the working-time calendar of a region. */
  @Get(':region')
  calendar(@Param('region') region: string, @Exchange() exchange: HttpExchange): WorkingCalendar {
    exchange.demandNoQuery();
    const known = this.reference.calendar(region);
    if (!known) throw new EdgeFault('not-found', { facts: { calendar: region } });
    return known;
  }

  /** Ban hành lịch làm việc: announce a calendar. */
  @Post()
  @HttpCode(200)
  announce(@Body() calendar: CalendarDto, @Exchange() exchange: HttpExchange) {
    const data: CalendarCommands['AnnounceCalendar'] = { calendar };
    return this.desk.take(
      { kind: 'calendar', id: calendar.region, type: 'AnnounceCalendar', data },
      exchange,
    );
  }

  /** Lịch nghỉ của một năm: announce or correct a year. */
  @Post(':region/years')
  @HttpCode(200)
  announceYear(
    @Param('region') region: string,
    @Body() body: AnnouncedYearDto,
    @Exchange() exchange: HttpExchange,
  ) {
    const data: CalendarCommands['AnnounceYear'] = { region, ...body };
    return this.desk.take({ kind: 'calendar', id: region, type: 'AnnounceYear', data }, exchange);
  }
}
