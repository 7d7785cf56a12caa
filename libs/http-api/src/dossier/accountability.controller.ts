import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { AcceptExplanationDto } from './accept-explanation.dto';
import { CommandDesk } from './command-desk';
import { OnDossier } from './command-route';
import { CompleteRemedyDto } from './complete-remedy.dto';
import { ExplainLatenessDto } from './explain-lateness.dto';
import { ReturnExplanationDto } from './return-explanation.dto';

/** Who answers for a breach, who judges the answer, and whether what was promised is done. */
@ApiTags('accountability')
@Controller('v1/dossiers')
export class AccountabilityController {
  constructor(private readonly desk: CommandDesk) {}

  /** Báo cáo giải trình của thủ trưởng: the head explains a lateness. */
  @Post(':code/explain-lateness')
  @OnDossier()
  explainLateness(@Body() body: ExplainLatenessDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ExplainLateness', body, exchange);
  }

  /** Cấp trên chấp nhận giải trình: the superior accepts the explanation. */
  @Post(':code/accept-explanation')
  @OnDossier()
  acceptExplanation(@Body() body: AcceptExplanationDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('AcceptExplanation', body, exchange);
  }

  /** Cấp trên trả lại giải trình: the superior returns it; it is due again. */
  @Post(':code/return-explanation')
  @OnDossier()
  returnExplanation(@Body() body: ReturnExplanationDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('ReturnExplanation', body, exchange);
  }

  /** Hoàn thành biện pháp khắc phục: what was promised is put right. */
  @Post(':code/complete-remedy')
  @OnDossier()
  completeRemedy(@Body() body: CompleteRemedyDto, @Exchange() exchange: HttpExchange) {
    return this.desk.take('CompleteRemedy', body, exchange);
  }
}
