import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { AnswerPetitionDto } from './answer-petition.dto';
import { ApproveAnswerDto } from './approve-answer.dto';
import { AssignPetitionDto } from './assign-petition.dto';
import { FulfilPromiseDto } from './fulfil-promise.dto';
import { PetitionDesk } from './petition-desk';
import { OnPetition } from './petition-route';
import { PublishAnswerDto } from './publish-answer.dto';
import { RatePetitionDto } from './rate-petition.dto';
import { ReopenPetitionDto } from './reopen-petition.dto';
import { ReturnAnswerDto } from './return-answer.dto';

/** The answer to a petition, its review and its publication. */
@ApiTags('petitions')
@Controller('v1/petitions')
export class PetitionAnswerController {
  constructor(private readonly desk: PetitionDesk) {}

  /** Phân công xử lý: assign to an official. */
  @Post(':code/assign')
  @OnPetition()
  assign(@Body() body: AssignPetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('AssignPetition', body, exchange);
  }

  /** Trả lời: answer, concretely. */
  @Post(':code/answer')
  @OnPetition()
  answer(@Body() body: AnswerPetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('AnswerPetition', body, exchange);
  }

  /** Trả lại để trả lời lại: return an unsuitable answer. */
  @Post(':code/return-answer')
  @OnPetition()
  returnAnswer(@Body() body: ReturnAnswerDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ReturnAnswer', body, exchange);
  }

  /** Duyệt trả lời: approve the answer for publication. */
  @Post(':code/approve-answer')
  @OnPetition()
  approveAnswer(@Body() body: ApproveAnswerDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ApproveAnswer', body, exchange);
  }

  /** Công khai kết quả: publish the answer. */
  @Post(':code/publish')
  @OnPetition()
  publish(@Body() body: PublishAnswerDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('PublishAnswer', body, exchange);
  }

  /** Báo cáo thực hiện cam kết: report a promised measure as done. */
  @Post(':code/fulfil-promise')
  @OnPetition()
  fulfilPromise(@Body() body: FulfilPromiseDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('FulfilPromise', body, exchange);
  }

  /** Đánh giá: rate the answer. */
  @Post(':code/rate')
  @OnPetition()
  rate(@Body() body: RatePetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RatePetition', body, exchange);
  }

  /** Yêu cầu xử lý lại: have a disliked answer taken up again, once. */
  @Post(':code/reopen')
  @OnPetition()
  reopen(@Body() body: ReopenPetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ReopenPetition', body, exchange);
  }
}
