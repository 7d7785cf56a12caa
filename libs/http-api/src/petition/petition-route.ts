import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiResponse } from '@nestjs/swagger';
import { CommandAnswerDto } from '../dossier/command-answer.dto';
import { commandHeaders } from '../dossier/command-route';

/** The route of the command that opens a petition. */
export const OpensPetition = (): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    commandHeaders,
    ApiResponse({
      status: 201,
      type: CommandAnswerDto,
      description: 'Opened; `Location` names the petition.',
    }),
  );

/** A route of a command about a petition that is there. */
export const OnPetition = (): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    commandHeaders,
    ApiParam({ name: 'code', type: String, description: 'Number of the petition' }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision in quotes that the petition must stand at; 412 when it does not.',
    }),
    ApiResponse({ status: 200, type: CommandAnswerDto, description: '`ETag` is the revision in quotes.' }),
  );
