import { Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class RecordOpinionDto extends CommandDto {
  @Text(LENGTHS.code) readonly opinion!: string;
  @Text(LENGTHS.reason) readonly summary!: string;
}
