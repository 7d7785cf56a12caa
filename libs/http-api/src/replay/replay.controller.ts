import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { mayAct } from '@hoso/access';
import {
  type AsOf,
  capabilityOf,
  type DeadlineAnswer,
  type DossierAnswer,
  GetDeadlineQuery,
  GetDossierQuery,
  GetHistoryQuery,
  type HistoryEntry,
  unitsEntitled,
  VerifyDossierQuery,
} from '@hoso/application';
import type { DossierCommandType } from '@hoso/domain';
import { Clock } from '@hoso/kernel';
import { withoutPersons } from '../dossier/without-persons';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { AsOfDto, asOfIn } from './as-of.dto';
import { DossierRights } from './dossier-rights';

/** What a caller may do next with a dossier. */
export interface AllowedActions {
  readonly code: string | null;
  readonly revision: number;
  readonly phase: string;
  /** Allowed by the phase and by the caller's role and units; each may still be refused on its facts. */
  readonly actions: readonly DossierCommandType[];
}

/** Dossiers read back, for people who handle them and for people who audit them. */
@ApiTags('replay')
@Controller('v1/dossiers/:code')
export class ReplayController {
  constructor(
    private readonly queries: QueryBus,
    private readonly rights: DossierRights,
    private readonly clock: Clock,
  ) {}

  /** The dossier now, or as it stood. */
  @Get()
  @ApiProblems(400, 401, 403, 404)
  async dossier(
    @Param('code') code: string,
    @Query() query: AsOfDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<DossierAnswer> {
    const asOf = asOfIn(query);
    const withPersons = await this.rights.demandReading(exchange.principal, code);
    await this.demandRecorded(code, asOf);
    const dossier = await this.queries.execute(
      new GetDossierQuery(code, { ...(asOf && { asOf }), withPersons }),
    );
    void exchange.reply.header('etag', `"${dossier.revision}"`);
    return dossier;
  }

  /** Every event with its actor, its two times and the difference it made. */
  @Get('history')
  @ApiProblems(400, 401, 403, 404)
  async history(
    @Param('code') code: string,
    @Query() query: AsOfDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<readonly HistoryEntry[]> {
    const asOf = asOfIn(query);
    const withPersons = await this.rights.demandReading(principal, code);
    await this.demandRecorded(code, asOf);
    const entries = await this.queries.execute(
      new GetHistoryQuery(code, { ...(asOf && { asOf }), withPersons }),
    );
    return withPersons === 'with-persons' ? entries : entries.map(withoutPersons);
  }

  /** The due dates, how they follow from the law, and who used how much of the time. */
  @Get('deadline')
  @ApiProblems(400, 401, 403, 404)
  async deadline(
    @Param('code') code: string,
    @Query() query: AsOfDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<DeadlineAnswer> {
    const asOf = asOfIn(query);
    await this.rights.demandReading(principal, code);
    await this.demandRecorded(code, asOf);
    return this.queries.execute(new GetDeadlineQuery(code, asOf, this.clock.now()));
  }

  /** Whether the chain of the dossier is as it was written. */
  @Get('verify')
  @ApiProblems(400, 401, 403, 404)
  async verify(@Param('code') code: string, @Exchange() exchange: HttpExchange): Promise<object> {
    exchange.demandNoQuery();
    await this.rights.demandReading(exchange.principal, code);
    return this.queries.execute(new VerifyDossierQuery(code));
  }

  /** What this caller may do next. */
  @Get('allowed-actions')
  @ApiProblems(400, 401, 403, 404)
  async allowedActions(
    @Param('code') code: string,
    @Exchange() exchange: HttpExchange,
  ): Promise<AllowedActions> {
    exchange.demandNoQuery();
    const { principal } = exchange;
    await this.rights.demandReading(principal, code);
    const dossier = await this.queries.execute(new GetDossierQuery(code, { withPersons: 'without-persons' }));
    const { revision, handling, allowedActions } = dossier;
    const actions = allowedActions.filter(
      (type) => 'allowed' in mayAct(principal, capabilityOf(type), unitsEntitled(type, dossier)),
    );
    return { code: dossier.code, revision, phase: handling.phase, actions };
  }

  /** @throws EdgeFault revision-not-found for a revision that the dossier has not reached */
  private async demandRecorded(code: string, asOf: AsOf): Promise<void> {
    if (!asOf || 'time' in asOf) return;
    const { revision } = asOf;
    const now = await this.queries.execute(new GetDossierQuery(code, { withPersons: 'without-persons' }));
    const head = now.revision;
    if (revision > head) throw new EdgeFault('revision-not-found', { facts: { revision, head } });
  }
}
