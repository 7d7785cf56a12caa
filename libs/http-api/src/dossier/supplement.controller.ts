import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { AcceptSupplementDto } from './accept-supplement.dto';
import { LapseSupplementDto } from './lapse-supplement.dto';
import { RequestSupplementDto } from './request-supplement.dto';

/** Supplements asked for while the matter is handled. */
@ApiTags('supplement')
@Controller('v1/dossiers')
export class SupplementController {
  constructor(private readonly desk: CommandDesk) {}

  /** Yêu cầu bổ sung khi giải quyết (mẫu 02): ask for a supplement in handling. */
  @Post(':code/request-supplement')
  @OnDossier()
  requestSupplement(@Body() body: RequestSupplementDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RequestSupplement', body, exchange);
  }

  /** Nhận hồ sơ bổ sung: accept a supplement. */
  @Post(':code/accept-supplement')
  @OnDossier()
  acceptSupplement(@Body() body: AcceptSupplementDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('AcceptSupplement', body, exchange);
  }

  /** Hết hạn bổ sung: let an unanswered supplement lapse. */
  @Post(':code/lapse-supplement')
  @OnDossier()
  lapseSupplement(@Body() body: LapseSupplementDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('LapseSupplement', body, exchange);
  }
}
