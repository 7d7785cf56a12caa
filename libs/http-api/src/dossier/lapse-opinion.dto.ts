import { Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class LapseOpinionDto extends CommandDto {
  @Text(LENGTHS.code) readonly opinion!: string;
}
