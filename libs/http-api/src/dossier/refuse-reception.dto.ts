import { Optional, Part, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { OpeningDto } from './vocabulary.dto';

export class RefuseReceptionDto extends CommandDto {
  @Optional() @Part(() => OpeningDto) readonly opening?: OpeningDto;
  @Text(LENGTHS.reason) readonly reason!: string;
}
