import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '@hoso/kernel';
import type { AwaitedFilter, ListedAwaited, ReadModels } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ApiProblems } from '../problem/problem.dto';
import { READ_MODELS } from '../public/read-models-token';
import { AwaitedListDto } from './awaited-list.dto';
import { known, pageSize, scopeOf, yes } from './list-query';
import { momentOrDayIn } from './moment-or-day';
import { rowCursorIn, rowCursorText } from './row-cursor';
import { WAIT_WITHIN_MS, wantedIn } from './wait-for';

/** A part of a list, and what to give as `cursor` for the next one; absent on the last. */
export interface AwaitedListPage {
  readonly items: readonly ListedAwaited[];
  readonly next?: string;
}

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
  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly clock: Clock,
  ) {}

  /** Việc chờ cơ quan khác: opinions and parts of interlinked procedures that are awaited, each with its own limit. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: AwaitedListDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<AwaitedListPage> {
    const filter = filterIn(query, scopeOf(principal));
    const after = query.cursor === undefined ? undefined : rowCursorIn(query.cursor);
    const wanted = wantedIn(query.waitFor);
    if (wanted) await this.readModels.freshness.reached(wanted, WAIT_WITHIN_MS);
    const { items, next } = await this.readModels.awaited.find(filter, {
      ...(after && { after }),
      limit: pageSize(query.limit),
      now: this.clock.now(),
    });
    return { items, ...(next && { next: rowCursorText(next) }) };
  }
}
