import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type AsOf,
  GetPetitionHistoryQuery,
  GetPetitionQuery,
  type PetitionAnswer,
  type PetitionHistoryEntry,
  VerifyPetitionQuery,
} from '@hoso/application';
import { withoutPersons } from '../dossier/without-persons';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { AsOfDto, asOfIn } from '../replay/as-of.dto';
import { PetitionReading } from './petition-reading';

/** Petitions read back, for people who handle them and for people who audit them. */
@ApiTags('petitions')
@Controller('v1/petitions/:code')
export class PetitionReplayController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reading: PetitionReading,
  ) {}

  /** The petition now, or as it stood. */
  @Get()
  @ApiProblems(400, 401, 403, 404)
  async petition(
    @Param('code') code: string,
    @Query() query: AsOfDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<PetitionAnswer> {
    const asOf = asOfIn(query);
    const withPersons = await this.reading.demand(exchange.principal, code);
    await this.demandRecorded(code, asOf);
    const petition = await this.queries.execute(
      new GetPetitionQuery(code, { ...(asOf && { asOf }), withPersons }),
    );
    void exchange.reply.header('etag', `"${petition.revision}"`);
    return petition;
  }

  /** Every event with its actor, its two times and the difference it made. */
  @Get('history')
  @ApiProblems(400, 401, 403, 404)
  async history(
    @Param('code') code: string,
    @Query() query: AsOfDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<readonly PetitionHistoryEntry[]> {
    const asOf = asOfIn(query);
    const withPersons = await this.reading.demand(principal, code);
    await this.demandRecorded(code, asOf);
    const entries = await this.queries.execute(
      new GetPetitionHistoryQuery(code, { ...(asOf && { asOf }), withPersons }),
    );
    return withPersons === 'with-persons' ? entries : entries.map(withoutPersons);
  }

  /** Whether the chain of the petition is as it was written. */
  @Get('verify')
  @ApiProblems(400, 401, 403, 404)
  async verify(@Param('code') code: string, @Exchange() exchange: HttpExchange): Promise<object> {
    exchange.demandNoQuery();
    await this.reading.demand(exchange.principal, code);
    return this.queries.execute(new VerifyPetitionQuery(code));
  }

  /** @throws EdgeFault revision-not-found for a revision that the petition has not reached */
  private async demandRecorded(code: string, asOf: AsOf): Promise<void> {
    if (!asOf || 'time' in asOf) return;
    const { revision } = asOf;
    const now = await this.queries.execute(new GetPetitionQuery(code, { withPersons: 'without-persons' }));
    const head = now.revision;
    if (revision > head) throw new EdgeFault('revision-not-found', { facts: { revision, head } });
  }
}
