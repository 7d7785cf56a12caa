import { REPORT_FORMATS, type ReportFormat } from '@hoso/documents';
import { LEVELS, type Level } from '@hoso/domain';
import { LENGTHS } from '../dossier/lengths';
import { WaitForDto } from '../listing/wait-for.dto';
import { Day, Form, OneOf, Optional, Text } from '../shape/fields';

export class ReportQueryDto extends WaitForDto {
  /** First day, business time in Vietnam. */
  @Day() readonly from!: string;
  /** Last day, inclusive. */
  @Day() readonly to!: string;
  /** Only dossiers that this unit received, is in charge of, or handed to its successor. */
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @Text(LENGTHS.code) readonly procedure?: string;
  /** What had been recorded: a log position, a date and time with an offset, or a day, to its end in Vietnam. */
  @Optional() @Text(40) readonly asOf?: string;
}

export class ReportDto extends ReportQueryDto {
  /** `json`, the default, gives the figures as members; the others a document to print or to work on. */
  @Optional() @OneOf(REPORT_FORMATS) readonly format?: ReportFormat;
}

export class CasePageQueryDto extends ReportQueryDto {
  /** The figure, such as `c10`. */
  @Text(LENGTHS.code) readonly column!: string;
  /** `next` of the page before. */
  @Optional() @Text(LENGTHS.code) readonly cursor?: string;
  @Optional() @Form('pageSize') readonly limit?: string;
}

export class DrillDownQueryDto extends CasePageQueryDto {
  /** The row of the form. */
  @Optional() @Text(LENGTHS.name) readonly field?: string;
  @Optional() @OneOf(LEVELS) readonly level?: Level;
}
