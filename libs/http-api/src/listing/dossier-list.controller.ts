import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '@hoso/kernel';
import type { DossierFilter, ListedDossier, ReadModels } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ApiProblems } from '../problem/problem.dto';
import { READ_MODELS } from '../public/read-models-token';
import { DossierListDto } from './dossier-list.dto';
import { cursorIn, cursorText } from './list-cursor';
import { known, pageSize, scopeOf, yes } from './list-query';
import { momentOrDayIn } from './moment-or-day';
import { WAIT_WITHIN_MS, wantedIn } from './wait-for';

/** A part of a list, and what to give as `cursor` for the next one; absent on the last. */
export interface DossierListPage {
  readonly items: readonly ListedDossier[];
  readonly next?: string;
}

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
  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly clock: Clock,
  ) {}

  /** Danh sách hồ sơ: the dossiers that the caller may read, without persons, page by page. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: DossierListDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<DossierListPage> {
    const filter = filterIn(query, scopeOf(principal));
    const after = query.cursor === undefined ? undefined : cursorIn(query.cursor);
    const wanted = wantedIn(query.waitFor);
    if (wanted) await this.readModels.freshness.reached(wanted, WAIT_WITHIN_MS);
    const { items, next } = await this.readModels.dossiers.find(filter, {
      order: query.order ?? 'newest',
      ...(after && { after }),
      limit: pageSize(query.limit),
      now: this.clock.now(),
    });
    return { items, ...(next && { next: cursorText(next) }) };
  }
}
