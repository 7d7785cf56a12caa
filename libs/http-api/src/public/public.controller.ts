import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock, dayOf, localText, VIETNAM, type Instant } from '@hoso/kernel';
import type { CataloguePage, ReadModels, TrackedDossier } from '@hoso/read-models';
import { Public } from '../access/public';
import { demandKnownQuery } from '../exchange/known-query';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { MILESTONE_WORDS, PHASE_WORDS, type Words } from './public-words';
import { PublicProceduresDto } from './public.dto';
import { READ_MODELS } from './read-models-token';

const PAGE_DEFAULT = 100;
const PAGE_MAX = 500;

/** Where a dossier stands, in words and in Vietnam's time; nothing here says whose it is or who handles it. */
export interface PublicDossier {
  readonly code: string;
  readonly procedure: { readonly code: string; readonly name: string | null };
  readonly phase: Words & { readonly code: string };
  readonly filedAt: string;
  readonly receivedAt: string | null;
  readonly promisedAt: string | null;
  readonly dueAt: string | null;
  readonly decidedAt: string | null;
  readonly milestones: readonly (Words & { readonly at: string })[];
}

const local = (at: Instant | null): string | null => at && localText(at, VIETNAM);

const told = (tracked: TrackedDossier): PublicDossier => ({
  code: tracked.code,
  procedure: { code: tracked.procedure, name: tracked.procedureName },
  phase: { code: tracked.phase, ...PHASE_WORDS[tracked.phase] },
  filedAt: localText(tracked.filedAt, VIETNAM),
  receivedAt: local(tracked.receivedAt),
  promisedAt: local(tracked.promisedAt),
  dueAt: local(tracked.dueAt),
  decidedAt: local(tracked.decidedAt),
  milestones: tracked.milestones.flatMap(({ event, at }) => {
    const words = MILESTONE_WORDS[event];
    return words ? [{ ...words, at: localText(at, VIETNAM) }] : [];
  }),
});

/** What anybody may ask, without a key. */
@Public()
@ApiTags('public')
@Controller('v1/public')
export class PublicController {
  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly clock: Clock,
  ) {}

  /** Tra cứu hồ sơ: where a dossier stands, by its code. */
  @Get('dossiers/:code')
  @ApiProblems(400, 404, 503)
  async dossier(@Param('code') code: string, @Exchange() { request }: HttpExchange): Promise<PublicDossier> {
    demandKnownQuery(request.query);
    const tracked = await this.readModels.tracking.find(code);
    if (!tracked) throw new EdgeFault('not-found', { facts: { dossier: code } });
    return told(tracked);
  }

  /** Thủ tục hành chính công khai: the procedures that are in force and published. */
  @Get('procedures')
  @ApiProblems(400, 503)
  procedures(@Query() { field, level, after, limit }: PublicProceduresDto): Promise<CataloguePage> {
    return this.readModels.procedures.find({
      ...(field !== undefined && { field }),
      ...(level !== undefined && { level }),
      ...(after !== undefined && { after }),
      limit: Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX),
      on: dayOf(this.clock.now(), VIETNAM),
    });
  }
}
