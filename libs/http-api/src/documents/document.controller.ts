import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { actorOf, type Principal } from '@hoso/access';
import { GetLetterQuery, type ApologyPreview } from '@hoso/application';
import {
  LETTER_FORMATS,
  LETTER_KINDS,
  writeLetter,
  type Letter,
  type LetterFormat,
  type LetterKind,
} from '@hoso/documents';
import type { RefusalCode } from '@hoso/domain';
import { Clock, instantOf, isRefusal, type Refusal } from '@hoso/kernel';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { sendDocument } from '../exchange/send-document';
import { EdgeFault } from '../problem/edge-fault';
import { problemOfRefusal } from '../problem/problem';
import { ApiProblems } from '../problem/problem.dto';
import { DossierRights } from '../replay/dossier-rights';
import { ApologyPreviewDto } from './letter.dto';

interface Asked {
  readonly kind: LetterKind;
  readonly format: LetterFormat;
}

const NAMES = LETTER_KINDS.flatMap((kind) => LETTER_FORMATS.map((format) => ({ kind, format })));

const askedIn = (name: string): Asked => {
  const asked = NAMES.find(({ kind, format }) => name === `${kind}.${format}`);
  if (asked) return asked;
  throw new EdgeFault('not-found', {
    facts: { document: name, kinds: LETTER_KINDS, formats: LETTER_FORMATS },
  });
};

/** @throws EdgeFault invalid-shape for a preview of what is no apology, or of one without a reason */
const demandSense = (kind: LetterKind, { reason, newDueAt }: ApologyPreviewDto): void => {
  const wrong = (path: string, message: string) =>
    new EdgeFault('invalid-shape', { errors: [{ path, message }] });
  if (reason === undefined && newDueAt !== undefined) throw wrong('reason', 'must be given with newDueAt');
  if (reason !== undefined && kind !== 'apology')
    throw wrong('reason', 'is for the draft of an apology only');
};

/** The letters of a dossier, written from its events. */
@ApiTags('documents')
@Controller('v1/dossiers/:code/documents')
export class DocumentController {
  constructor(
    private readonly queries: QueryBus,
    private readonly rights: DossierRights,
    private readonly clock: Clock,
  ) {}

  /** Giấy tờ theo mẫu: a letter on the form of the dossier's regime; persons in clear for those who may see them. */
  @Get(':document')
  @ApiOperation({ summary: 'A letter as DOCX or PDF; `reason` and `newDueAt` give the draft of an apology' })
  @ApiParam({ name: 'document', enum: NAMES.map(({ kind, format }) => `${kind}.${format}`) })
  @ApiProduces('application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  @ApiProblems(400, 401, 403, 404, 422)
  async letter(
    @Param('code') code: string,
    @Param('document') name: string,
    @Query() query: ApologyPreviewDto,
    @Exchange() exchange: HttpExchange,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { kind, format } = askedIn(name);
    const preview = this.previewIn(kind, query, exchange.principal);
    const withPersons = await this.rights.demandReading(exchange.principal, code);
    const options = { withPersons, ...(preview && { preview }) };
    const letter = await this.queries.execute(new GetLetterQuery(code, kind, options));
    if (isRefusal(letter as never)) {
      void reply.send(exchange.problem(problemOfRefusal(letter as Refusal<RefusalCode>)));
      return;
    }
    await sendDocument(writeLetter(letter as Letter, format, code), reply);
  }

  private previewIn(
    kind: LetterKind,
    query: ApologyPreviewDto,
    principal: Principal,
  ): ApologyPreview | undefined {
    const { reason, newDueAt } = query;
    demandSense(kind, query);
    if (reason === undefined) return undefined;
    const date = newDueAt === undefined ? {} : { newDueAt: instantOf(newDueAt) };
    return { reason, actor: actorOf(principal), at: this.clock.now(), ...date };
  }
}
