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

  @Post(':code/issue-result')
  @OnDossier()
  issueResult(@Body() body: IssueResultDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('IssueResult', body, exchange);
  }

  @Post(':code/find-ineligible')
  @OnDossier()
  findIneligible(@Body() body: FindIneligibleDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('FindIneligible', body, exchange);
  }

  @Post(':code/return-result')
  @OnDossier()
  returnResult(@Body() body: ReturnResultDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ReturnResult', body, exchange);
  }

  @Post(':code/withdraw')
  @OnDossier()
  withdraw(@Body() body: WithdrawDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Withdraw', body, exchange);
  }

  @Post(':code/stop')
  @OnDossier()
  stop(@Body() body: StopDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Stop', body, exchange);
  }

  @Post(':code/rate')
  @OnDossier()
  rate(@Body() body: RateDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Rate', body, exchange);
  }
}
