import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ListedPetition, PetitionFilter } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { LIST_CURSOR } from '../listing/list-cursor';
import { ListDesk, type ListAnswer } from '../listing/list-desk';
import { known, scopeOf, yes } from '../listing/list-query';
import { momentOrDayIn } from '../listing/moment-or-day';
import { ApiProblems } from '../problem/problem.dto';
import { PetitionListDto } from './petition-list.dto';

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
  constructor(private readonly lists: ListDesk) {}

  /** Danh sách phản ánh, kiến nghị: the petitions that the caller may read, without persons, what is due first. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: PetitionListDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<ListAnswer<ListedPetition>> {
    const filter = filterIn(query, scopeOf(principal));
    return this.lists.page(query, LIST_CURSOR, ({ petitions }, page) => petitions.find(filter, page));
  }
}
