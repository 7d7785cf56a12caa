import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import type { DossierCommandType } from '@hoso/domain';
import { LENGTHS } from '../dossier/lengths';
import { SLICE_BODIES } from '../dossier/slice-bodies';
import { Form, Moment, OneOf, Optional, Text, Uuid, Whole } from '../shape/fields';

const TRACE = /^[\w.:@/+=-]{1,128}$/;

/** One line of a bulk: a command, and about which dossier; without `code` and `ref` it opens one. */
export class BulkLineDto {
  @OneOf(Object.keys(SLICE_BODIES)) readonly type!: DossierCommandType;
  /** The body of the command's own route. */
  @IsObject() @ApiProperty({ type: Object, additionalProperties: true }) readonly data!: object;
  @Optional() @Uuid() readonly commandId?: string;
  @Optional() @Text(LENGTHS.code) readonly code?: string;
  /** The command id of the line that opens the dossier. */
  @Optional() @Uuid() readonly ref?: string;
  @Optional() @Moment() readonly occurredAt?: string;
  @Optional() @Whole(0, Number.MAX_SAFE_INTEGER) readonly expectedRevision?: number;
  @Optional() @Form(TRACE, 'at most 128 letters, digits and . : @ / + = - _') readonly correlationId?: string;
  @Optional() @Form(TRACE, 'at most 128 letters, digits and . : @ / + = - _') readonly causationId?: string;
}
