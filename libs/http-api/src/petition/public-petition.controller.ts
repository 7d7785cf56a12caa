import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetPublicPetitionQuery, type PublicPetition } from '@hoso/application';
import { Public } from '../access/public';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ApiProblems } from '../problem/problem.dto';

/** What anybody may know of a petition. */
@ApiTags('public')
@Public()
@Controller('v1/public/petitions')
export class PublicPetitionController {
  constructor(private readonly queries: QueryBus) {}

  /** Tra cứu phản ánh, kiến nghị: where it stands, and the answer once it is published. */
  @Get(':code')
  @ApiProblems(400, 404)
  petition(@Param('code') code: string, @Exchange() exchange: HttpExchange): Promise<PublicPetition> {
    exchange.demandNoQuery();
    return this.queries.execute(new GetPublicPetitionQuery(code));
  }
}
