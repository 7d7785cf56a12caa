import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { QuestionDecisions, QuestionReader, type QuestionView } from '@hoso/application';
import { QuestionList, type QuestionPage } from '@hoso/portal-sync';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { scopeOf } from '../listing/list-query';
import { EdgeFault } from '../problem/edge-fault';
import { problemOfRefusal } from '../problem/problem';
import { ApiProblems } from '../problem/problem.dto';
import { demandReading } from '../replay/reading-rights';
import { AnswerQuestionDto, QuestionListDto, questionFilterOf } from './question.dto';

/** Citizens’ questions that the national portal passed on, and their answers. */
@ApiTags('national portal')
@Controller('v1/questions')
export class QuestionController {
  constructor(
    private readonly list: QuestionList,
    private readonly reader: QuestionReader,
    private readonly decisions: QuestionDecisions,
  ) {}

  /** Danh sách hỏi đáp: questions to the units that the caller may see, without persons, in the order of their ids. */
  @Get()
  @ApiProblems(400, 401, 403)
  async questions(
    @Query() query: QuestionListDto,
    @Exchange() { principal }: HttpExchange,
  ): Promise<QuestionPage> {
    scopeOf(principal);
    return this.list.page(questionFilterOf(query, principal));
  }

  /** Câu hỏi và câu trả lời: one question with its history; who asks and what only for those who may see persons. */
  @Get(':id')
  @ApiProblems(400, 401, 403, 404)
  async question(@Param('id') id: string, @Exchange() exchange: HttpExchange): Promise<QuestionView> {
    exchange.demandNoQuery();
    const persons = await demandReading(exchange.principal, async () => [await this.reader.unitOf(id)]);
    return this.reader.read(id, persons);
  }

  /** Trả lời câu hỏi của công dân: answer, concretely; the answer goes to the portal by itself. */
  @Post(':id/answer')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The command id, a UUID.' })
  @ApiProblems(400, 401, 403, 404, 409, 422, 503)
  async answer(
    @Param('id') id: string,
    @Body() { answer, answeredBy: { name, position } }: AnswerQuestionDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<object> {
    exchange.demandNoQuery();
    const { expectedRevision, principal, commandId, correlationId, causationId } =
      exchange.commandContext(undefined);
    if (expectedRevision !== undefined)
      throw new EdgeFault('invalid-header', {
        errors: [{ path: 'if-match', message: 'is not offered for questions' }],
      });
    const context = { principal, commandId, correlationId, causationId };
    const data = { answer, answeredBy: { name, position } };
    const outcome = await this.decisions.answer({ id, data, context });
    if ('refused' in outcome) return exchange.problem(problemOfRefusal(outcome));
    const { revision, events } = outcome;
    void exchange.reply.header('etag', `"${revision}"`);
    return { commandId, revision, events: events.map(({ type }) => ({ type })) };
  }
}
