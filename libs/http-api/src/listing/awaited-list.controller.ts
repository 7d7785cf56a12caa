import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AwaitedFilter, ListedAwaited } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ApiProblems } from '../problem/problem.dto';
import { AwaitedListDto } from './awaited-list.dto';
import { ROW_CURSOR } from './row-cursor';
import { ListDesk, type ListAnswer } from './list-desk';
import { known, scopeOf, yes } from './list-query';
import { momentOrDayIn } from './moment-or-day';

const filterIn = (query: AwaitedListDto, within: AwaitedFilter['within']): AwaitedFilter =>
  known({
    within,
    agency: query.agency,
    unit: query.unit,
    kind: query.kind,
    isLate: yes(query.late),
    dueBefore: momentOrDayIn('dueBefore', query.dueBefore),
  });

/** What dossiers await of other agencies. */
@ApiTags('lists')
@Controller('v1/dossiers/awaited')
export class AwaitedListController {
  constructor(private readonly lists: ListDesk) {}

  /** Việc chờ cơ quan khác: opinions and parts of interlinked procedures that are awaited, each with its own limit. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: AwaitedListDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<ListAnswer<ListedAwaited>> {
    const filter = filterIn(query, scopeOf(principal));
    return this.lists.page(query, ROW_CURSOR, ({ awaited }, page) => awaited.find(filter, page));
  }
}
