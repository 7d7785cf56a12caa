import { Part, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { LetterDto } from './vocabulary.dto';

export class FindIneligibleDto extends CommandDto {
  @Text(LENGTHS.reason) readonly reason!: string;
  @Part(() => LetterDto) readonly letter!: LetterDto;
}
