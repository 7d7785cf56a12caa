import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { FindIneligibleDto } from './find-ineligible.dto';
import { IssueResultDto } from './issue-result.dto';
import { RateDto } from './rate.dto';
import { ReturnResultDto } from './return-result.dto';
import { StopDto } from './stop.dto';
import { WithdrawDto } from './withdraw.dto';

/** How a dossier ends. */
@ApiTags('outcome')
@Controller('v1/dossiers')
export class OutcomeController {
  constructor(private readonly desk: CommandDesk) {}

  /** Ban hành kết quả: issue the result. */
  @Post(':code/issue-result')
  @OnDossier()
  issueResult(@Body() body: IssueResultDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('IssueResult', body, exchange);
  }

  /** Không đủ điều kiện giải quyết: find ineligible. */
  @Post(':code/find-ineligible')
  @OnDossier()
  findIneligible(@Body() body: FindIneligibleDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('FindIneligible', body, exchange);
  }

  /** Trả kết quả: return the result. */
  @Post(':code/return-result')
  @OnDossier()
  returnResult(@Body() body: ReturnResultDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ReturnResult', body, exchange);
  }

  /** Rút hồ sơ: withdraw. */
  @Post(':code/withdraw')
  @OnDossier()
  withdraw(@Body() body: WithdrawDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Withdraw', body, exchange);
  }

  /** Dừng giải quyết (mẫu 05): stop the handling. */
  @Post(':code/stop')
  @OnDossier()
  stop(@Body() body: StopDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Stop', body, exchange);
  }

  /** Đánh giá: rate the service. */
  @Post(':code/rate')
  @OnDossier()
  rate(@Body() body: RateDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Rate', body, exchange);
  }
}
