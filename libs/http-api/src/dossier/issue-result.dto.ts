import { Optional, Part, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { FileRefDto } from './vocabulary.dto';

export class IssueResultDto extends CommandDto {
  @Text(LENGTHS.name) readonly number!: string;
  @Text(LENGTHS.code) readonly signedBy!: string;
  @Optional() @Part(() => FileRefDto) readonly file?: FileRefDto;
}
