import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { AcceptPetitionDto } from './accept-petition.dto';
import { ForwardPetitionDto } from './forward-petition.dto';
import { PetitionDesk } from './petition-desk';
import { OnPetition, OpensPetition } from './petition-route';
import { RefusePetitionDto } from './refuse-petition.dto';
import { RehomePetitionDto } from './rehome-petition.dto';
import { RequestInformationDto } from './request-information.dto';
import { SubmitPetitionDto } from './submit-petition.dto';
import { SupplementPetitionDto } from './supplement-petition.dto';

/** The intake of petitions: until somebody is competent. */
@ApiTags('petitions')
@Controller('v1/petitions')
export class PetitionIntakeController {
  constructor(private readonly desk: PetitionDesk) {}

  /** Gửi phản ánh, kiến nghị: submit a petition, or key in what came on paper, by phone or e-mail. */
  @Post()
  @OpensPetition()
  submit(@Body() body: SubmitPetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('SubmitPetition', body, exchange);
  }

  /** Từ chối tiếp nhận, trả lại: refuse what is wrongly addressed or no petition. */
  @Post(':code/refuse')
  @OnPetition()
  refuse(@Body() body: RefusePetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RefusePetition', body, exchange);
  }

  /** Chuyển cơ quan có thẩm quyền: forward to the competent agency. */
  @Post(':code/forward')
  @OnPetition()
  forward(@Body() body: ForwardPetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ForwardPetition', body, exchange);
  }

  /** Chuyển phản ánh về đơn vị kế thừa: hand the petition to the successor of a unit that ended. */
  @Post(':code/rehome')
  @OnPetition()
  rehome(@Body() body: RehomePetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RehomePetition', body, exchange);
  }

  /** Yêu cầu bổ sung thông tin: ask the petitioner for more, once. */
  @Post(':code/request-information')
  @OnPetition()
  requestInformation(@Body() body: RequestInformationDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('RequestInformation', body, exchange);
  }

  /** Bổ sung thông tin: what the petitioner replies. */
  @Post(':code/supplement')
  @OnPetition()
  supplement(@Body() body: SupplementPetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('SupplementPetition', body, exchange);
  }

  /** Tiếp nhận xử lý: accept and classify. */
  @Post(':code/accept')
  @OnPetition()
  accept(@Body() body: AcceptPetitionDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('AcceptPetition', body, exchange);
  }
}
