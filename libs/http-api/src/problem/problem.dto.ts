import { applyDecorators } from '@nestjs/common';
import {
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  getSchemaPath,
  ApiExtraModels,
} from '@nestjs/swagger';

export class FieldErrorDto {
  @ApiProperty() readonly path!: string;
  @ApiProperty() readonly message!: string;
}

/** Problem details (RFC 9457) as they are documented. */
export class ProblemDto {
  @ApiProperty({ example: '/problems/wrong-state' }) readonly type!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly titleVi!: string;
  @ApiProperty() readonly status!: number;
  @ApiProperty() readonly code!: string;
  @ApiPropertyOptional({ type: Object, additionalProperties: true }) readonly facts?: object;
  @ApiPropertyOptional({ description: 'The provision a refusal rests on' }) readonly source?: string;
  @ApiPropertyOptional({ type: [FieldErrorDto] }) readonly errors?: FieldErrorDto[];
  @ApiProperty({ example: 'urn:uuid:…' }) readonly instance!: string;
}

/** Documents the problems that a route may answer with. */
export const ApiProblems = (...statuses: readonly number[]): ClassDecorator & MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
        description: 'A problem',
      }),
    ),
  );
