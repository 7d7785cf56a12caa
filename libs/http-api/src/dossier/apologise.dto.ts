import { Part, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { LetterDto } from './vocabulary.dto';

export class ApologiseDto extends CommandDto {
  @Part(() => LetterDto) readonly letter!: LetterDto;
  @Text(LENGTHS.reason) readonly reason!: string;
}
