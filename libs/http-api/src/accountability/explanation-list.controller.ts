import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '@hoso/access';
import { AccountabilityDecisions } from '@hoso/application';
import type { ExplanationFilter, ExplanationRowStage, ListedExplanation } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ListDesk, type ListAnswer } from '../listing/list-desk';
import { known, scopeOf, yes } from '../listing/list-query';
import { ApiProblems } from '../problem/problem.dto';
import { ExplanationQueryDto } from './accountability.dto';
import { ROW_CURSOR } from '../listing/row-cursor';

const stagesIn = (stage: ExplanationRowStage | 'owed'): readonly ExplanationRowStage[] =>
  stage === 'owed' ? ['awaited', 'returned'] : [stage];

/** What heads owe, have filed and have had accepted. */
@ApiTags('accountability')
@Controller('v1/accountability/explanations')
export class ExplanationListController {
  constructor(
    private readonly lists: ListDesk,
    private readonly decisions: AccountabilityDecisions,
  ) {}

  /** Danh sách giải trình: the explanations that the caller may read, page by page. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: ExplanationQueryDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<ListAnswer<ListedExplanation>> {
    const filter = this.filterIn(query, principal);
    return this.lists.page(query, ROW_CURSOR, ({ explanations }, page) => explanations.find(filter, page));
  }

  private filterIn({ unit, stage, late }: ExplanationQueryDto, principal: Principal): ExplanationFilter {
    return known({
      within: this.scopeOf(principal, unit),
      unit,
      stages: stage && stagesIn(stage),
      isLate: yes(late),
    });
  }

  /** One unit for its own and for who judges it; without one what the caller’s own units answer for. */
  private scopeOf(principal: Principal, unit: string | undefined): ExplanationFilter['within'] {
    if (unit !== undefined) {
      this.decisions.demandReader(principal, unit);
      return 'all';
    }
    return scopeOf(principal);
  }
}
