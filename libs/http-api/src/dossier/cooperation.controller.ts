import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { HandOverDto } from './hand-over.dto';
import { LapseOpinionDto } from './lapse-opinion.dto';
import { RecordOpinionDto } from './record-opinion.dto';
import { RequestOpinionDto } from './request-opinion.dto';
import { TakeBackDto } from './take-back.dto';

/** Other agencies. */
@ApiTags('cooperation')
@Controller('v1/dossiers')
export class CooperationController {
  constructor(private readonly desk: CommandDesk) {}

  @Post(':code/hand-over')
  @OnDossier()
  handOver(@Body() body: HandOverDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('HandOver', body, exchange);
  }

  @Post(':code/take-back')
  @OnDossier()
  takeBack(@Body() body: TakeBackDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('TakeBack', body, exchange);
  }

  @Post(':code/request-opinion')
  @OnDossier()
  requestOpinion(@Body() body: RequestOpinionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RequestOpinion', body, exchange);
  }

  @Post(':code/record-opinion')
  @OnDossier()
  recordOpinion(@Body() body: RecordOpinionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RecordOpinion', body, exchange);
  }

  @Post(':code/lapse-opinion')
  @OnDossier()
  lapseOpinion(@Body() body: LapseOpinionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('LapseOpinion', body, exchange);
  }
}
