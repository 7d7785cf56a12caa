import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '@hoso/kernel';
import type { ListedPetition, PetitionFilter, ReadModels } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { cursorIn, cursorText } from '../listing/list-cursor';
import { known, pageSize, scopeOf, yes } from '../listing/list-query';
import { momentOrDayIn } from '../listing/moment-or-day';
import { WAIT_WITHIN_MS, wantedIn } from '../listing/wait-for';
import { ApiProblems } from '../problem/problem.dto';
import { READ_MODELS } from '../public/read-models-token';
import { PetitionListDto } from './petition-list.dto';

/** A part of a list, and what to give as `cursor` for the next one; absent on the last. */
export interface PetitionListAnswer {
  readonly items: readonly ListedPetition[];
  readonly next?: string;
}

const filterIn = (query: PetitionListDto, within: PetitionFilter['within']): PetitionFilter =>
  known({
    within,
    unit: query.unit,
    phase: query.phase,
    isLate: yes(query.late),
    dueBefore: momentOrDayIn('dueBefore', query.dueBefore),
  });

/** Worklists of petitions. */
@ApiTags('lists')
@Controller('v1/petitions')
export class PetitionListController {
  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly clock: Clock,
  ) {}

  /** Danh sách phản ánh, kiến nghị: the petitions that the caller may read, without persons, what is due first. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: PetitionListDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<PetitionListAnswer> {
    const filter = filterIn(query, scopeOf(principal));
    const after = query.cursor === undefined ? undefined : cursorIn(query.cursor);
    const wanted = wantedIn(query.waitFor);
    if (wanted) await this.readModels.freshness.reached(wanted, WAIT_WITHIN_MS);
    const { items, next } = await this.readModels.petitions.find(filter, {
      ...(after && { after }),
      limit: pageSize(query.limit),
      now: this.clock.now(),
    });
    return { items, ...(next && { next: cursorText(next) }) };
  }
}
