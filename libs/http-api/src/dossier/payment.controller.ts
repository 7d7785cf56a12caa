import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { ConfirmPaymentDto } from './confirm-payment.dto';
import { RequirePaymentDto } from './require-payment.dto';

/** Financial obligations. */
@ApiTags('payment')
@Controller('v1/dossiers')
export class PaymentController {
  constructor(private readonly desk: CommandDesk) {}

  /** Yêu cầu nghĩa vụ tài chính: require a payment. */
  @Post(':code/require-payment')
  @OnDossier()
  requirePayment(@Body() body: RequirePaymentDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RequirePayment', body, exchange);
  }

  /** Xác nhận nộp phí, lệ phí: confirm a payment. */
  @Post(':code/confirm-payment')
  @OnDossier()
  confirmPayment(@Body() body: ConfirmPaymentDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ConfirmPayment', body, exchange);
  }
}
