import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier, OpensDossier } from './command-route';
import { ReceiveDto } from './receive.dto';
import { RefuseReceptionDto } from './refuse-reception.dto';
import { RequestSupplementAtReceptionDto } from './request-supplement-at-reception.dto';
import { SubmitOnlineDto } from './submit-online.dto';

/** Reception: filing, acceptance, refusal and the one request for what is missing. */
@ApiTags('reception')
@Controller('v1/dossiers')
export class ReceptionController {
  constructor(private readonly desk: CommandDesk) {}

  /** Nộp hồ sơ trực tuyến: submit online. */
  @Post('submit-online')
  @OpensDossier()
  submitOnline(@Body() body: SubmitOnlineDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('SubmitOnline', body, exchange);
  }

  /** Nộp hồ sơ trực tuyến: submit online. */
  @Post(':code/submit-online')
  @OnDossier()
  submitOnlineKnown(@Body() body: SubmitOnlineDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('SubmitOnline', body, exchange);
  }

  /** Tiếp nhận hồ sơ, cấp mã số và hẹn trả: receive, with number and return date. */
  @Post('receive')
  @OpensDossier()
  receive(@Body() body: ReceiveDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Receive', body, exchange);
  }

  /** Tiếp nhận hồ sơ, cấp mã số và hẹn trả: receive, with number and return date. */
  @Post(':code/receive')
  @OnDossier()
  receiveKnown(@Body() body: ReceiveDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Receive', body, exchange);
  }

  /** Từ chối tiếp nhận (mẫu 03): refuse the reception. */
  @Post('refuse-reception')
  @OpensDossier()
  refuseReception(@Body() body: RefuseReceptionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RefuseReception', body, exchange);
  }

  /** Từ chối tiếp nhận (mẫu 03): refuse the reception. */
  @Post(':code/refuse-reception')
  @OnDossier()
  refuseReceptionKnown(@Body() body: RefuseReceptionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RefuseReception', body, exchange);
  }

  /** Yêu cầu bổ sung khi tiếp nhận (mẫu 02): ask for what is missing at reception. */
  @Post('request-supplement-at-reception')
  @OpensDossier()
  requestSupplementAtReception(
    @Body() body: RequestSupplementAtReceptionDto,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.desk.take('RequestSupplementAtReception', body, exchange);
  }

  /** Yêu cầu bổ sung khi tiếp nhận (mẫu 02): ask for what is missing at reception. */
  @Post(':code/request-supplement-at-reception')
  @OnDossier()
  requestSupplementAtReceptionKnown(
    @Body() body: RequestSupplementAtReceptionDto,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.desk.take('RequestSupplementAtReception', body, exchange);
  }
}
