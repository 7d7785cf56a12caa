import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { LENGTHS } from '../dossier/lengths';
import { SLICE_BODIES, type OfferedCommandType } from '../dossier/slice-bodies';
import { Form, Moment, OneOf, Optional, Text, Whole } from '../shape/fields';

/** One line of a bulk: a command, and about which dossier; without `code` and `ref` it opens one. */
export class BulkLineDto {
  /** Facts that the clock records are offered to nobody: their types are none of these. */
  @OneOf(Object.keys(SLICE_BODIES)) readonly type!: OfferedCommandType;
  /** The body of the command's own route. */
  @IsObject() @ApiProperty({ type: Object, additionalProperties: true }) readonly data!: object;
  @Optional() @Form('uuid') readonly commandId?: string;
  @Optional() @Text(LENGTHS.code) readonly code?: string;
  /** The command id of the line that opens the dossier. */
  @Optional() @Form('uuid') readonly ref?: string;
  @Optional() @Moment() readonly occurredAt?: string;
  @Optional() @Whole(0, Number.MAX_SAFE_INTEGER) readonly expectedRevision?: number;
  @Optional() @Form('trace') readonly correlationId?: string;
  @Optional() @Form('trace') readonly causationId?: string;
}
