import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { AssignDto } from './assign.dto';
import { CompleteStepDto } from './complete-step.dto';
import { ReassignDto } from './reassign.dto';
import { RehomeDto } from './rehome.dto';
import { StartStepDto } from './start-step.dto';
import { TransferDto } from './transfer.dto';

/** Who has the dossier and what is being done. */
@ApiTags('handling')
@Controller('v1/dossiers')
export class HandlingController {
  constructor(private readonly desk: CommandDesk) {}

  /** Chuyển đơn vị giải quyết: transfer to the handling unit. */
  @Post(':code/transfer')
  @OnDossier()
  transfer(@Body() body: TransferDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Transfer', body, exchange);
  }

  /** Phân công cán bộ: assign to an officer. */
  @Post(':code/assign')
  @OnDossier()
  assign(@Body() body: AssignDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Assign', body, exchange);
  }

  /** Chuyển cán bộ khác xử lý: assign to another officer. */
  @Post(':code/reassign')
  @OnDossier()
  reassign(@Body() body: ReassignDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Reassign', body, exchange);
  }

  /** Bắt đầu bước xử lý: start a step. */
  @Post(':code/start-step')
  @OnDossier()
  startStep(@Body() body: StartStepDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('StartStep', body, exchange);
  }

  /** Hoàn thành bước xử lý: complete a step. */
  @Post(':code/complete-step')
  @OnDossier()
  completeStep(@Body() body: CompleteStepDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('CompleteStep', body, exchange);
  }

  /** Chuyển hồ sơ về đơn vị kế thừa: hand the dossier to the successor of a unit that ended. */
  @Post(':code/rehome')
  @OnDossier()
  rehome(@Body() body: RehomeDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Rehome', body, exchange);
  }
}
