import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '@hoso/access';
import { endOfDay, instantAt, plainDateOf, VIETNAM } from '@hoso/kernel';
import type { ListedLateness, RepeatedLateness } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { LatenessListDto, RepeatedLatenessDto, type LatenessDto } from './lateness-list.dto';
import { ListDesk, type ListAnswer } from './list-desk';
import { known, scopeOf, yes } from './list-query';
import { REPEATED_CURSOR } from './repeated-cursor';
import { ROW_CURSOR } from './row-cursor';

const REPEATED = 2;

const breachesIn = ({ unit, from, to }: LatenessDto, principal: Principal) => {
  if (from !== undefined && to !== undefined && to < from)
    throw new EdgeFault('invalid-shape', { errors: [{ path: 'to', message: 'must not lie before from' }] });
  return {
    within: scopeOf(principal),
    unit,
    from: from === undefined ? undefined : instantAt(plainDateOf(from), '00:00', VIETNAM),
    to: to === undefined ? undefined : endOfDay(plainDateOf(to), VIETNAM),
  };
};

/** Whose due dates passed, of dossiers; what was late before an imported one was recorded is not in it. */
@ApiTags('lists')
@Controller('v1/lateness')
export class LatenessListController {
  constructor(private readonly lists: ListDesk) {}

  /** Các lần trễ hạn: each due date that passed, with the unit and the officer in charge, page by page. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: LatenessListDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<ListAnswer<ListedLateness>> {
    const { officer, takenBack } = query;
    const filter = known({ ...breachesIn(query, principal), officer, isTakenBack: yes(takenBack) });
    return this.lists.page(query, ROW_CURSOR, ({ lateness }, page) => lateness.find(filter, page));
  }

  /** Để trễ hạn nhiều lần: officers or units that were late repeatedly, the most often first. */
  @Get('repeated')
  @ApiProblems(400, 401, 403, 404, 503)
  async repeated(
    @Query() query: RepeatedLatenessDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<ListAnswer<RepeatedLateness>> {
    const { by, atLeast = REPEATED } = query;
    const filter = known({ ...breachesIn(query, principal), by, atLeast: Number(atLeast) });
    return this.lists.page(query, REPEATED_CURSOR, ({ lateness }, page) => lateness.repeated(filter, page));
  }
}
