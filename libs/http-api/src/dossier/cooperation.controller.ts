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

  /** Chuyển cơ quan liên thông: hand over to another agency. */
  @Post(':code/hand-over')
  @OnDossier()
  handOver(@Body() body: HandOverDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('HandOver', body, exchange);
  }

  /** Nhận lại từ cơ quan liên thông: take back from another agency. */
  @Post(':code/take-back')
  @OnDossier()
  takeBack(@Body() body: TakeBackDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('TakeBack', body, exchange);
  }

  /** Lấy ý kiến cơ quan khác: request an opinion. */
  @Post(':code/request-opinion')
  @OnDossier()
  requestOpinion(@Body() body: RequestOpinionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RequestOpinion', body, exchange);
  }

  /** Ghi nhận ý kiến: record an opinion. */
  @Post(':code/record-opinion')
  @OnDossier()
  recordOpinion(@Body() body: RecordOpinionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RecordOpinion', body, exchange);
  }

  /** Quá hạn cho ý kiến, tiếp tục giải quyết: go on without a late opinion. */
  @Post(':code/lapse-opinion')
  @OnDossier()
  lapseOpinion(@Body() body: LapseOpinionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('LapseOpinion', body, exchange);
  }
}
