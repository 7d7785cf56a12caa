import { PROCESS_LOG_FORMATS, type ProcessLogFormat } from '@hoso/documents';
import { LENGTHS } from '../dossier/lengths';
import { Day, OneOf, Optional, Text } from '../shape/fields';

export class ProcessLogDto {
  @OneOf(PROCESS_LOG_FORMATS) readonly format!: ProcessLogFormat;
  /** Only dossiers that this unit had to do with. */
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  /** Only dossiers opened on this day in Vietnam or later. */
  @Optional() @Day() readonly from?: string;
  /** Only dossiers opened on this day in Vietnam or earlier. */
  @Optional() @Day() readonly to?: string;
}
