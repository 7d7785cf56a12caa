import { ApiProperty } from '@nestjs/swagger';
import { LENGTHS } from '../dossier/lengths';
import { Optional, Text } from '../shape/fields';

export class FileQueryDto {
  /** The dossier that the file belongs to; needed by callers who may not read every unit's dossiers. */
  @Optional() @Text(LENGTHS.code) readonly dossier?: string;
}

/** What commands take as a reference to a file. */
export class FileRefDto {
  @ApiProperty() readonly sha256!: string;
  @ApiProperty() readonly mediaType!: string;
  @ApiProperty() readonly sizeBytes!: number;
}
