import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { DigitiseDto } from './digitise.dto';
import { ReuseDto } from './reuse.dto';

/** Components. */
@ApiTags('digitisation')
@Controller('v1/dossiers')
export class DigitisationController {
  constructor(private readonly desk: CommandDesk) {}

  /** Số hóa thành phần hồ sơ: digitise a component. */
  @Post(':code/digitise')
  @OnDossier()
  digitise(@Body() body: DigitiseDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Digitise', body, exchange);
  }

  /** Tái sử dụng dữ liệu đã có: reuse a component. */
  @Post(':code/reuse')
  @OnDossier()
  reuse(@Body() body: ReuseDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Reuse', body, exchange);
  }
}
