import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mayAct, visibleUnits, type Principal } from '@hoso/access';
import { AccountabilityDecisions } from '@hoso/application';
import type { ExplanationStage } from '@hoso/domain';
import { Clock } from '@hoso/kernel';
import type { ExplanationFilter, ListedExplanation, ReadModels } from '@hoso/read-models';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { WAIT_WITHIN_MS, wantedIn } from '../listing/wait-for';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { READ_MODELS } from '../public/read-models-token';
import { ExplanationQueryDto } from './accountability.dto';
import { rowCursorIn, rowCursorText } from '../listing/row-cursor';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 500;

/** What is due first, and what to give as `cursor` for the next page; absent on the last. */
export interface ExplanationListAnswer {
  readonly items: readonly ListedExplanation[];
  readonly next?: string;
}

const stagesIn = (stage: ExplanationStage | 'owed'): readonly ExplanationStage[] =>
  stage === 'owed' ? ['awaited', 'returned'] : [stage];

/** What heads owe, have filed and have had accepted. */
@ApiTags('accountability')
@Controller('v1/accountability/explanations')
export class ExplanationListController {
  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly decisions: AccountabilityDecisions,
    private readonly clock: Clock,
  ) {}

  /** Danh sách giải trình: the explanations that the caller may read, page by page. */
  @Get()
  @ApiProblems(400, 401, 403, 404, 503)
  async list(
    @Query() query: ExplanationQueryDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<ExplanationListAnswer> {
    const filter = this.filterIn(query, principal);
    const after = query.cursor === undefined ? undefined : rowCursorIn(query.cursor);
    const wanted = wantedIn(query.waitFor);
    if (wanted) await this.readModels.freshness.reached(wanted, WAIT_WITHIN_MS);
    const { items, next } = await this.readModels.explanations.find(filter, {
      ...(after && { after }),
      limit: Math.min(Number(query.limit ?? PAGE_DEFAULT), PAGE_MAX),
      now: this.clock.now(),
    });
    return { items, ...(next && { next: rowCursorText(next) }) };
  }

  private filterIn({ unit, stage, late }: ExplanationQueryDto, principal: Principal): ExplanationFilter {
    return {
      within: this.scopeOf(principal, unit),
      ...(unit !== undefined && { unit }),
      ...(stage !== undefined && { stages: stagesIn(stage) }),
      ...(late !== undefined && { isLate: late === 'true' }),
    };
  }

  /** One unit for its own and for who judges it; without one what the caller’s own units answer for. */
  private scopeOf(principal: Principal, unit: string | undefined): ExplanationFilter['within'] {
    if (unit !== undefined) {
      this.decisions.demandReader(principal, unit);
      return 'all';
    }
    const permission = mayAct(principal, 'read');
    if ('denied' in permission)
      throw new EdgeFault('not-permitted', { facts: { reason: permission.denied, capability: 'read' } });
    return visibleUnits(principal);
  }
}
