import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ApiProblems } from '../problem/problem.dto';
import { CommandAnswerDto } from './command-answer.dto';

/** What every command over HTTP takes besides its body. */
export const commandHeaders = applyDecorators(
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The command id, a UUID, honoured for the life of the case; made and returned when missing.',
  }),
  ApiHeader({ name: 'X-Correlation-Id', required: false }),
  ApiHeader({ name: 'X-Causation-Id', required: false }),
  ApiQuery({
    name: 'dryRun',
    required: false,
    enum: ['true', 'false'],
    description:
      'With `true` nothing is written. The answer is 200 with `allowed`, the events that would follow and the due ' +
      'date; also when the law refuses, then with `allowed: false` and the refusal under `refusal`.',
  }),
  ApiProblems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503),
);

/** A route of a command that opens a dossier. */
export const OpensDossier = (): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    commandHeaders,
    ApiResponse({
      status: 201,
      type: CommandAnswerDto,
      description: 'Opened; `Location` names the dossier.',
    }),
  );

/** A route of a command about a dossier that is there. */
export const OnDossier = (): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    commandHeaders,
    ApiParam({ name: 'code', type: String, description: 'Number of the dossier' }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision in quotes that the dossier must stand at; 412 when it does not.',
    }),
    ApiResponse({ status: 200, type: CommandAnswerDto, description: '`ETag` is the revision in quotes.' }),
  );
