import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { ApologiseDto } from './apologise.dto';
import { ApologiseAndRescheduleDto } from './apologise-and-reschedule.dto';
import { ExtendDto } from './extend.dto';

/** The due date and what is owed when it is missed. */
@ApiTags('lateness')
@Controller('v1/dossiers')
export class LatenessController {
  constructor(private readonly desk: CommandDesk) {}

  @Post(':code/extend')
  @OnDossier()
  extend(@Body() body: ExtendDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Extend', body, exchange);
  }

  @Post(':code/apologise-and-reschedule')
  @OnDossier()
  apologiseAndReschedule(@Body() body: ApologiseAndRescheduleDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ApologiseAndReschedule', body, exchange);
  }

  @Post(':code/apologise')
  @OnDossier()
  apologise(@Body() body: ApologiseDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Apologise', body, exchange);
  }
}
