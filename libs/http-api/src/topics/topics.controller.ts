import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { asyncApiDocument, isPublishedType, jsonSchemaOf } from '@hoso/contracts';
import { Public } from '../access/public';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';

// Types carry their own versions; this is the document's, like that of the API over HTTP.
const DOCUMENT = asyncApiDocument({ version: '1' });

/** What topics say: for whoever writes a consumer, without a key. */
@Public()
@ApiTags('topics')
@Controller('v1')
export class TopicsController {
  /** Topics, their types and settings as AsyncAPI 3.0; where the brokers are is not told. */
  @Get('asyncapi.json')
  document(): object {
    return DOCUMENT;
  }

  /** The JSON Schema of the `data` of a published type, such as `vn.hoso.dossier.received.v1`: what `dataschema` refers to. */
  @Get('schemas/:type')
  @Header('content-type', 'application/schema+json')
  @ApiProduces('application/schema+json')
  @ApiProblems(404)
  schema(@Param('type') type: string): object {
    if (!isPublishedType(type)) throw new EdgeFault('not-found', { facts: { type } });
    return jsonSchemaOf(type);
  }
}
