import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { NeutraliseDto } from './neutralise.dto';

/** Wrong records. */
@ApiTags('correction')
@Controller('v1/dossiers')
export class CorrectionController {
  constructor(private readonly desk: CommandDesk) {}

  /** Vô hiệu bản ghi sai: neutralise a wrong record. */
  @Post(':code/neutralise')
  @OnDossier()
  neutralise(@Body() body: NeutraliseDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Neutralise', body, exchange);
  }
}
