import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { ApologiseDto } from './apologise.dto';
import { ApologiseAndRescheduleDto } from './apologise-and-reschedule.dto';
import { DeliverApologyDto } from './deliver-apology.dto';
import { ExtendDto } from './extend.dto';
import { ReviseDueDateDto } from './revise-due-date.dto';

/** The due date and what is owed when it is missed. */
@ApiTags('lateness')
@Controller('v1/dossiers')
export class LatenessController {
  constructor(private readonly desk: CommandDesk) {}

  /** Gia hạn theo luật: extend by law. */
  @Post(':code/extend')
  @OnDossier()
  extend(@Body() body: ExtendDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Extend', body, exchange);
  }

  /** Điều chỉnh ngày hẹn trả theo lịch hoặc văn bản: revise the dates by a calendar or an instrument. */
  @Post(':code/revise-due-date')
  @OnDossier()
  reviseDueDate(@Body() body: ReviseDueDateDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ReviseDueDate', body, exchange);
  }

  /** Xin lỗi và hẹn lại ngày trả, một lần (mẫu 04): apologise and give one new date. */
  @Post(':code/apologise-and-reschedule')
  @OnDossier()
  apologiseAndReschedule(@Body() body: ApologiseAndRescheduleDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ApologiseAndReschedule', body, exchange);
  }

  /** Xin lỗi vì trễ hạn: apologise for lateness. */
  @Post(':code/apologise')
  @OnDossier()
  apologise(@Body() body: ApologiseDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('Apologise', body, exchange);
  }

  /** Thư xin lỗi đã đến tay người nộp: the letter of apology has reached the applicant. */
  @Post(':code/deliver-apology')
  @OnDossier()
  deliverApology(@Body() body: DeliverApologyDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('DeliverApology', body, exchange);
  }
}
