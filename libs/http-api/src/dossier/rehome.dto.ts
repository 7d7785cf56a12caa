import { Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class RehomeDto extends CommandDto {
  @Text(LENGTHS.code) readonly to!: string;
  @Text(LENGTHS.name) readonly legalBasis!: string;
}
