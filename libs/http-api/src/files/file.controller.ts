import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FileStore } from '@hoso/documents';
import type { FileRef } from '@hoso/domain';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { FORMS } from '../shape/forms';
import { FileDesk } from './file-desk';
import { FileKeys } from './file-keys';
import { FileSettings } from './file-settings';
import { FileQueryDto, FileRefDto } from './file.dto';

const mediaTypeIn = ({ request }: HttpExchange): string => {
  const given = request.uploadType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (FORMS.mediaType.pattern.test(given)) return given;
  throw new EdgeFault('unsupported-media-type', { facts: { expected: FORMS.mediaType.meaning } });
};

const tooLarge = (maxBytes: number): EdgeFault => new EdgeFault('too-large', { facts: { maxBytes } });

/** Files that events refer to: scans of components, results, letters. */
@ApiTags('files')
@Controller('v1/files')
export class FileController {
  constructor(
    private readonly files: FileStore,
    private readonly desk: FileDesk,
    private readonly keys: FileKeys,
    private readonly settings: FileSettings,
  ) {}

  /** Lưu tệp: keep the raw body, sealed; the answer is what commands take as a file. */
  @Post()
  @HttpCode(200)
  @ApiConsumes('application/pdf', 'image/jpeg', 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: FileRefDto })
  @ApiProblems(400, 401, 403, 404, 410, 413, 415)
  async put(
    @Body() body: unknown,
    @Query() { dossier }: FileQueryDto,
    @Exchange() exchange: HttpExchange,
  ): Promise<FileRef> {
    const { maxBytes } = this.settings;
    const key = await this.desk.keyForPutting(exchange.principal, dossier);
    const mediaType = mediaTypeIn(exchange);
    if (!(body instanceof Readable))
      throw new EdgeFault('malformed-request', { facts: { expected: 'the bytes of a file' } });
    if (Number(exchange.request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
    return this.files.put({ content: body as AsyncIterable<Uint8Array>, mediaType, maxBytes }, key);
  }

  /** Tải tệp: a file by the hash of its content, for those who may see what citizens handed in. */
  @Get(':sha256')
  @ApiProblems(400, 401, 403, 404, 410)
  async get(
    @Param('sha256') sha256: string,
    @Query() { dossier }: FileQueryDto,
    @Exchange() { principal }: HttpExchange,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pattern, meaning } = FORMS.sha256;
    if (!pattern.test(sha256))
      throw new EdgeFault('invalid-shape', { errors: [{ path: 'sha256', message: `must be ${meaning}` }] });
    await this.desk.demandReading(principal, sha256, dossier);
    const found = await this.files.get(sha256, this.keys.find);
    if (found === undefined) throw new EdgeFault('not-found', { facts: { file: sha256 } });
    if (found === 'erased') throw new EdgeFault('erased', { facts: { file: sha256 } });
    // Never shown by a browser as if it were a page of the engine.
    void reply
      .type(found.ref.mediaType)
      .header('content-disposition', `attachment; filename="${sha256}"`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(found.bytes));
  }
}
