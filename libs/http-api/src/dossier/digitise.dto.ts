import { Part, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { FileRefDto } from './vocabulary.dto';

export class DigitiseDto extends CommandDto {
  @Text(LENGTHS.code) readonly component!: string;
  @Part(() => FileRefDto) readonly file!: FileRefDto;
}
