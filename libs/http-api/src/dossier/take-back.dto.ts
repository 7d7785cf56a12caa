import { Optional, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class TakeBackDto extends CommandDto {
  @Text(LENGTHS.code) readonly hop!: string;
  @Optional() @Text(LENGTHS.reason) readonly outcome?: string;
}
