import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DossierFilter, ListedDossier } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ApiProblems } from '../problem/problem.dto';
import { DossierListDto } from './dossier-list.dto';
import { LIST_CURSOR } from './list-cursor';
import { ListDesk, type ListAnswer } from './list-desk';
import { known, scopeOf, yes } from './list-query';
import { momentOrDayIn } from './moment-or-day';

const EQUAL = ['unit', 'receivingUnit', 'officer', 'phase', 'step', 'procedure', 'field', 'channel'] as const;

const filterIn = (query: DossierListDto, within: DossierFilter['within']): DossierFilter =>
  known({
    ...Object.fromEntries(EQUAL.map((name) => [name, query[name]])),
    within,
    isOpen: yes(query.open),
    isLate: yes(query.late),
    isImported: yes(query.imported),
    dueBefore: momentOrDayIn('dueBefore', query.dueBefore),
    openedFrom: momentOrDayIn('openedFrom', query.openedFrom),
    openedBefore: momentOrDayIn('openedBefore', query.openedBefore),
  });

/** Lists and worklists of dossiers. */
@ApiTags('lists')
@Controller('v1/dossiers')
export class DossierListController {
  constructor(private readonly lists: ListDesk) {}

  /** Danh sách hồ sơ: the dossiers that the caller may read, without persons, page by page. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: DossierListDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<ListAnswer<ListedDossier>> {
    const filter = filterIn(query, scopeOf(principal));
    const order = query.order ?? 'newest';
    return this.lists.page(query, LIST_CURSOR, ({ dossiers }, page) =>
      dossiers.find(filter, { ...page, order }),
    );
  }
}
