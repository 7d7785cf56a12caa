import { LEVELS, type Level } from '@hoso/domain';
import { LENGTHS } from '../dossier/lengths';
import { OneOf, Optional, Text } from '../shape/fields';
import { PageDto } from '../reference/page.dto';

export class PublicProceduresDto extends PageDto {
  @Optional() @Text(LENGTHS.name) readonly field?: string;
  @Optional() @OneOf(LEVELS) readonly level?: Level;
}
